package io.bongsu.collector.scrape;

import io.bongsu.platform.net.AddressGuard;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What is to be watched is in private networks. */
@Configuration(proxyBeanMethods = false)
class ScrapeConfiguration {

    @Bean
    AddressGuard addressGuard(ScrapeProperties properties) {
        return AddressGuard.withPrivateNetworks(properties.allowed(), "bongsu.collector.scrape.allowed");
    }
}
