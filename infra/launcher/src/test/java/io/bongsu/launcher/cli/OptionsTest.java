package io.bongsu.launcher.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class OptionsTest {

    private static Options up(String... arguments) throws Refusal {
        return Options.parse(List.of(arguments), Up.PLAIN, Up.VALUED);
    }

    @Test
    void rabbitmqMayHaveAnAddressOrNone() throws Refusal {
        assertThat(up("--rabbitmq", "--detach").value("--rabbitmq")).isEmpty();
        assertThat(up("--rabbitmq", "--detach").has("--detach")).isTrue();
        assertThat(up("--rabbitmq=amqp://u:p@h/v").value("--rabbitmq")).contains("amqp://u:p@h/v");
    }

    @Test
    void onlyTakesTheNextWord() throws Refusal {
        assertThat(up("--only", "postgres,broker").value("--only")).contains("postgres,broker");
        assertThat(up("--only=postgres").value("--only")).contains("postgres");
    }

    @Test
    void anUnknownOptionIsNamed() {
        assertThatThrownBy(() -> up("--detatch")).isInstanceOf(Refusal.class).hasMessageContaining("--detatch");
    }
}
