package io.bongsu.collector.scrape;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * May a request that somebody aims from outside go there? Names are resolved first, and all their addresses must be allowed.
 * Refused, unless {@code bongsu.collector.scrape.allowed} names them: this machine (loopback, where the suite's own parts
 * listen), link-local (where clouds answer with credentials), multicast, and the metadata addresses of clouds outside of
 * link-local. Private networks are allowed: what is to be watched is there.
 */
@Component
public class AddressGuard {
    private static final List<AddressRange> REFUSED = List.of(
            AddressRange.of("0.0.0.0/8"),
            AddressRange.of("127.0.0.0/8"),
            AddressRange.of("169.254.0.0/16"),
            AddressRange.of("224.0.0.0/4"),
            AddressRange.of("240.0.0.0/4"),
            AddressRange.of("100.100.100.200/32"), // Alibaba Cloud
            AddressRange.of("192.0.0.192/32"), // Oracle Cloud
            AddressRange.of("168.63.129.16/32"), // Azure
            AddressRange.of("::/127"), // unspecified and loopback
            AddressRange.of("fe80::/10"),
            AddressRange.of("ff00::/8"),
            AddressRange.of("fd00:ec2::254/128"), // AWS
            AddressRange.of("64:ff9b::/96"), // IPv4 behind a translator: its address is not looked at
            AddressRange.of("2002::/16"));

    private final List<AddressRange> allowed;

    AddressGuard(ScrapeProperties properties) {
        this.allowed = properties.allowed().stream().map(AddressRange::of).toList();
    }

    /** Why not; empty when it may. Blocks while the name is resolved; the JVM keeps the answer for the request after it. */
    public Optional<String> refusal(URI url) {
        try {
            for (InetAddress address : InetAddress.getAllByName(url.getHost())) {
                if (isRefused(address)) {
                    return Optional.of("addresses like " + address.getHostAddress()
                            + " are not asked; who runs the collector can allow them"
                            + " (bongsu.collector.scrape.allowed)");
                }
            }
            return Optional.empty();
        } catch (UnknownHostException e) {
            return Optional.of("the name " + url.getHost() + " is not known");
        }
    }

    private boolean isRefused(InetAddress address) {
        return REFUSED.stream().anyMatch(range -> range.holds(address))
                && allowed.stream().noneMatch(range -> range.holds(address));
    }
}
