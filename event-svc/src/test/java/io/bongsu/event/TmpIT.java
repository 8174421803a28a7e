package io.bongsu.event;

import io.bongsu.platform.test.BongsuTest;
import io.bongsu.platform.test.Tokens;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

@BongsuTest("event")
class TmpIT {
    @LocalServerPort
    int port;

    @Test
    void loop() {
        Suite suite = new Suite(port);
        String token = Tokens.of("admin");
        for (int i = 0; i < 3000; i++) {
            String path = "/api/v1/alerts/" + UUID.randomUUID() + "/acknowledge";
            long begin = System.nanoTime();
            suite.client().post().uri(path).exchange().expectStatus().isUnauthorized();
            suite.client().post().uri(path).headers(Suite.bearer(token)).header("If-Match", "\"1\"").exchange().expectStatus().isNotFound();
            long ms = (System.nanoTime() - begin) / 1_000_000;
            if (ms > 100) {
                System.out.println("SLOW " + i + " " + ms);
            }
        }
    }
}
