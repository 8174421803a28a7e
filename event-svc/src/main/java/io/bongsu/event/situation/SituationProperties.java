package io.bongsu.event.situation;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param window a situation closed for less than this takes new alerts of its entity and opens again
 * @param joinableFor an older situation takes no new alerts: what begins then is another situation
 */
@ConfigurationProperties("bongsu.event.situation")
record SituationProperties(
        @DefaultValue("5m") Duration window,
        @DefaultValue("24h") Duration joinableFor) {}
