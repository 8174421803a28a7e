package io.bongsu.ticket.webhook;

import io.bongsu.platform.net.AddressGuard;
import io.netty.resolver.AddressResolver;
import io.netty.resolver.AddressResolverGroup;
import io.netty.resolver.InetNameResolver;
import io.netty.resolver.InetSocketAddressResolver;
import io.netty.util.concurrent.EventExecutor;
import io.netty.util.concurrent.Promise;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.List;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * Resolves names for connections, and only to addresses that may be called. The address that was looked at is the one that is
 * connected to: a name that answers otherwise a moment later leads nowhere else.
 */
final class GuardedAddresses extends AddressResolverGroup<InetSocketAddress> {
    private final AddressGuard guard;

    GuardedAddresses(AddressGuard guard) {
        this.guard = guard;
    }

    @Override
    protected AddressResolver<InetSocketAddress> newResolver(EventExecutor executor) {
        return new InetSocketAddressResolver(executor, new Names(executor, guard));
    }

    private static final class Names extends InetNameResolver {
        private final AddressGuard guard;

        Names(EventExecutor executor, AddressGuard guard) {
            super(executor);
            this.guard = guard;
        }

        @Override
        protected void doResolve(String host, Promise<InetAddress> promise) {
            lookUp(host).subscribe(found -> promise.trySuccess(found.getFirst()), promise::tryFailure);
        }

        @Override
        protected void doResolveAll(String host, Promise<List<InetAddress>> promise) {
            lookUp(host).subscribe(promise::trySuccess, promise::tryFailure);
        }

        private Mono<List<InetAddress>> lookUp(String host) {
            return Mono.fromCallable(() -> allowed(host)).subscribeOn(Schedulers.boundedElastic());
        }

        private List<InetAddress> allowed(String host) throws UnknownHostException {
            List<InetAddress> found = List.of(InetAddress.getAllByName(host));
            for (InetAddress address : found) {
                if (!guard.allows(address)) {
                    throw new RefusedAddress(guard.refusal(address));
                }
            }
            return found;
        }
    }

    /** Nobody shall be called there. */
    static final class RefusedAddress extends UnknownHostException {
        RefusedAddress(String why) {
            super(why);
        }
    }
}
