package io.bongsu.event.alert;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param reopenWindow the same key within this time of its recovery reopens the alert instead of raising a new one
 */
@ConfigurationProperties("bongsu.event.alert")
record AlertProperties(@DefaultValue("5m") Duration reopenWindow) {}
