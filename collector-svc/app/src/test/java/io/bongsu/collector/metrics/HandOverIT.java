package io.bongsu.collector.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.bongsu.collector.CollectorTest;
import io.bongsu.collector.Telemetry;
import io.bongsu.collector.cluster.OwnerClient;
import io.bongsu.collector.resource.Labels;
import io.bongsu.contracts.EntityRef;
import io.bongsu.platform.database.DatabaseProperties;
import io.bongsu.platform.test.Tokens;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.StatusAssertions;
import tools.jackson.databind.json.JsonMapper;

/** What one collector found and another keeps. */
@CollectorTest
class HandOverIT {
    @Autowired
    Telemetry telemetry;

    @Autowired
    JsonMapper json;

    @Autowired
    DatabaseProperties database;

    @Test
    void theOwnerKeepsWhatACollectorWithTheTokenOfTheLeaseHandsOver() throws Exception {
        await().until(() -> !token().isEmpty());
        Batch batch = batch(1);
        HandOver.Parcel parcel = HandOver.Parcel.of(batch).getFirst();

        post(parcel, "").isUnauthorized();
        post(parcel, "0".repeat(64)).isUnauthorized();
        post(parcel, Telemetry.KEY).isUnauthorized();
        assertThat(parcel.batch()).isEqualTo(batch);
        post(parcel, token()).isNoContent();

        telemetry.query("handed_over").jsonPath("$.data.result[0].value[1]").isEqualTo("0.1");
    }

    @Test
    void aLargeBatchIsHandedOverInPartsThatLeaveNothingOut() {
        Batch batch = batch(1_203);

        List<HandOver.Parcel> parcels = HandOver.Parcel.of(batch);

        List<Sample> all = new ArrayList<>();
        parcels.forEach(parcel -> all.addAll(parcel.batch().samples()));
        assertThat(parcels)
                .hasSizeGreaterThan(1)
                .allSatisfy(parcel -> assertThat(parcel.samples()).hasSizeLessThanOrEqualTo(500));
        assertThat(all).isEqualTo(batch.samples());
        assertThat(HandOver.Parcel.of(batch(0))).hasSize(1);
    }

    private StatusAssertions post(HandOver.Parcel parcel, String token) {
        return telemetry
                .client()
                .post()
                .uri(HandOver.PATH)
                .header(OwnerClient.TOKEN, token)
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(json.writeValueAsBytes(parcel))
                .exchange()
                .expectStatus();
    }

    private static Batch batch(int samples) {
        List<Sample> all = new ArrayList<>();
        long at = System.currentTimeMillis();
        for (int i = 0; i < samples; i++) {
            Labels labels = Labels.of(Map.of("host.name", "h", "n", Integer.toString(i)));
            Series series = new Series(
                    "handed.over",
                    labels,
                    "gauge",
                    "1",
                    Labels.of(Map.of("host.name", "h")),
                    EntityRef.named(Tokens.DEFAULT, "host", "h"));
            all.add(new Sample(series, at, 0.1));
        }
        return new Batch(Tokens.DEFAULT, List.copyOf(all), List.of());
    }

    private String token() throws SQLException {
        try (Connection connection = DriverManager.getConnection(
                        database.jdbcUrl(), database.user() + "_system", database.systemPassword());
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT token FROM collector_lease")) {
            row.next();
            return row.getString(1);
        }
    }
}
