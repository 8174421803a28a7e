package io.bongsu.gateway.signin;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReturnToTest {
    @ParameterizedTest
    @CsvSource({
        "/, true",
        "/tickets/INC-1?tab=notes, true",
        "/logs?q=a%2F%2Fb, true",
        "//evil.example/, false",
        "https://evil.example/, false",
        "javascript:alert(1), false",
        "tickets, false",
        "/login/oauth2/code/bongsu, false",
        "/logout, false",
        "/oauth2/authorization/bongsu, false"
    })
    void onlyPagesOfOursAreGoneBackTo(String page, boolean ours) {
        assertThat(ReturnTo.isOurs(URI.create(page))).isEqualTo(ours);
    }
}
