package io.bongsu.event.watch;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param tick how often deadlines are looked at
 * @param startHold no deadline is looked at so soon after the start: what waits in the queue is judged first
 * @param latest an older sample is not judged
 * @param ahead a sample further in the future is not judged: it would make its series blind until then
 * @param forgetAfter a series that was fine and has said nothing for so long is forgotten
 */
@ConfigurationProperties("bongsu.event.watch")
record WatchProperties(
        @DefaultValue("1s") Duration tick,
        @DefaultValue("5s") Duration startHold,
        @DefaultValue("1h") Duration latest,
        @DefaultValue("1m") Duration ahead,
        @DefaultValue("7d") Duration forgetAfter) {}
