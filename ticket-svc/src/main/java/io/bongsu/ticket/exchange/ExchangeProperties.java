package io.bongsu.ticket.exchange;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * @param largestFile largest file of tickets that is taken
 * @param waiting imports of a tenant that may run or wait; one more is told to come back
 */
@ConfigurationProperties("bongsu.ticket.exchange")
record ExchangeProperties(
        @DefaultValue("512MB") DataSize largestFile,
        @DefaultValue("20") int waiting) {}
