package io.bongsu.launcher.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class BrokerAddressTest {

    @Test
    void readsEveryPartOfAUrl() {
        assertThat(BrokerAddress.parse("amqp://us%40er:p%2Fw@mq.example:5673/team%2Fa"))
                .isEqualTo(new BrokerAddress("mq.example", 5673, "us@er", "p/w", "team/a", true));
    }

    @Test
    void fillsInWhatIsUsual() {
        assertThat(BrokerAddress.parse("amqp://u:p@mq")).isEqualTo(new BrokerAddress("mq", 5672, "u", "p", "/", true));
        assertThat(BrokerAddress.parse("amqp://u:p@mq/").virtualHost()).isEqualTo("/");
    }

    @Test
    void aRefusedUrlDoesNotShowItsPassword() {
        assertThatThrownBy(() -> BrokerAddress.parse("http://u:secret@mq"))
                .message()
                .doesNotContain("secret");
        assertThat(BrokerAddress.parse("amqp://u:secret@mq").toString()).doesNotContain("secret");
    }
}
