package io.bongsu.event.watch;

import io.bongsu.event.timer.Every;
import io.bongsu.platform.messaging.FactListeners;
import java.time.Clock;
import java.time.Duration;
import java.util.function.Consumer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.messaging.Message;

/** Where watched telemetry and time come in. */
@Configuration(proxyBeanMethods = false)
class WatchListener {

    @Bean
    Consumer<Message<byte[]>> watched(FactListeners listeners, SampleReader reader, JudgeSamples judge) {
        return listeners.bytes(otlp -> judge.judge(reader.read(otlp)));
    }

    @Bean
    Every deadlinesTick(Deadlines deadlines, WatchProperties properties) {
        return new Every("deadlines of rules", properties.startHold(), properties.tick(), deadlines::tick);
    }

    @Bean
    Every quietSeriesSweep(SeriesRepository series, WatchProperties properties, Clock clock) {
        return new Every(
                "forgetting of quiet series",
                Duration.ofMinutes(10),
                Duration.ofHours(1),
                () -> series.forgetQuiet(clock.instant().minus(properties.forgetAfter())));
    }
}
