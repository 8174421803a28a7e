package io.bongsu.platform.problem;

import io.micrometer.tracing.Tracer;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;
import tools.jackson.databind.json.JsonMapper;

/** Puts the problem writer in front of every other error handler. */
@AutoConfiguration
public class ProblemConfiguration {
    @Bean
    ProblemWriter problemWriter(JsonMapper json, ObjectProvider<Tracer> tracer) {
        return new ProblemWriter(json, tracer);
    }
}
