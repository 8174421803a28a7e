package io.bongsu.collector.cluster;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.SmartLifecycle;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/**
 * Looks after the lease: renews it every two seconds, or looks twice a second who has it and takes it when it expired or its
 * holder's process has ended. The duties of the owner run while it is held; who lost it becomes a follower like any other.
 */
@Component
class LeaseKeeper implements SmartLifecycle, DisposableBean {
    private static final Logger LOG = LoggerFactory.getLogger(LeaseKeeper.class);
    private static final Duration AGAIN = Duration.ofMillis(300);
    private static final Duration FAREWELL = Duration.ofSeconds(3);
    private static final SecureRandom RANDOM = new SecureRandom();

    private final LeaseRepository leases;
    private final Ownership ownership;
    private final List<Duty> duties;
    private final ClusterProperties properties;
    private final Environment environment;
    private final Disposable.Swap running = Disposables.swap();
    private final Disposable.Swap onDuty = Disposables.swap();
    private final AtomicReference<@Nullable Instance> self = new AtomicReference<>();
    private volatile boolean leaving;
    private volatile boolean troubled;
    private volatile long presentUntil = System.nanoTime();

    LeaseKeeper(
            LeaseRepository leases,
            Ownership ownership,
            ObjectProvider<Duty> duties,
            ClusterProperties properties,
            Environment environment,
            MeterRegistry meters) {
        this.leases = leases;
        this.ownership = ownership;
        this.duties = duties.stream().toList(); // none where another store keeps the metrics
        this.properties = properties;
        this.environment = environment;
        Gauge.builder("bongsu.collector.owner", ownership, now -> now.isMine() ? 1 : 0)
                .register(meters);
    }

    @Override
    public void start() {
        Instance me = new Instance(UUID.randomUUID(), address());
        self.set(me);
        running.update(
                Flux.merge(Flux.interval(Duration.ZERO, properties.look()).map(tick -> false), ownership.doubts())
                        .onBackpressureLatest()
                        .concatMap(doubted -> look(me, doubted), 1)
                        .subscribe(
                                done -> {},
                                error -> LOG.atError().setCause(error).log("the lease is not looked after any more")));
    }

    /** Where the others reach this collector. */
    private String address() {
        if (!properties.address().isEmpty()) {
            return properties.address();
        }
        String host = environment.getProperty("server.address", "");
        String port = environment.getProperty("local.server.port", environment.getProperty("server.port", "28101"));
        return "http://" + (host.isEmpty() || host.equals("0.0.0.0") ? ownHost() : host) + ":" + port;
    }

    private static String ownHost() {
        try {
            return InetAddress.getLocalHost().getHostAddress();
        } catch (UnknownHostException e) {
            return "127.0.0.1"; // a machine without a name is alone
        }
    }

    private Mono<Void> look(Instance me, boolean doubted) {
        return Mono.defer(() -> {
                    long since = System.nanoTime();
                    boolean due = since - presentUntil >= 0;
                    if (!due && !doubted && ownership.standing() instanceof Standing.Mine) {
                        return Mono.<Void>empty();
                    }
                    return (due ? present(me, since) : Mono.<Void>empty())
                            .then(leases.lease())
                            .flatMap(lease -> act(me, lease, since))
                            .timeout(properties.lease());
                })
                .doOnSuccess(done -> troubled = false)
                .doOnError(this::failed)
                .retryWhen(Retry.fixedDelay(Long.MAX_VALUE, AGAIN));
    }

    private Mono<Void> present(Instance me, long since) {
        return leases.live(me)
                .then(leaving ? Mono.<Void>empty() : leases.seen(me))
                .doOnSuccess(done -> presentUntil = since + properties.renew().toNanos());
    }

    /** The session is lost, and the lock with it. */
    private void failed(Throwable error) {
        leases.reset();
        presentUntil = System.nanoTime();
        if (!troubled) {
            LOG.atWarn().addKeyValue("reason", error.getMessage()).log("the lease cannot be looked at, trying again");
        }
        troubled = true;
    }

    private Mono<Void> act(Instance me, LeaseRepository.Lease lease, long since) {
        UUID holder = lease.holder();
        if (me.id().equals(holder) && ownership.standing().equals(new Standing.Mine(lease.epoch()))) {
            return leases.renew(me, lease.epoch(), properties.lease())
                    .doOnNext(renewed -> {
                        if (renewed) {
                            ownership.hold(lease.epoch(), since, properties.lease());
                        } else {
                            follow(me, lease);
                        }
                    })
                    .then();
        }
        if (leaving) {
            return Mono.fromRunnable(() -> follow(me, lease));
        }
        Mono<Boolean> free =
                holder == null || lease.expired() || me.id().equals(holder) ? Mono.just(true) : leases.isGone(holder);
        return free.flatMap(yes -> yes ? takeOver(me, lease, since) : Mono.fromRunnable(() -> follow(me, lease)));
    }

    private Mono<Void> takeOver(Instance me, LeaseRepository.Lease seen, long since) {
        follow(new Standing.Nobody()); // were it ours before, that is over
        String token = token();
        return leases.takeOver(me, seen, token, properties.lease())
                .doOnNext(epoch -> {
                    ownership.expect(token);
                    begin(epoch, since);
                })
                .then();
    }

    private static String token() {
        byte[] random = new byte[32];
        RANDOM.nextBytes(random);
        return HexFormat.of().formatHex(random);
    }

    private void begin(long epoch, long since) {
        LOG.atInfo().addKeyValue("epoch", epoch).log("this collector owns the metric store now");
        ownership.hold(epoch, since, properties.lease());
        onDuty.update(Flux.fromIterable(duties)
                .flatMap(duty -> duty.run(epoch))
                .subscribe(
                        done -> {},
                        error -> LOG.atError().setCause(error).log("the owner's duties are not done any more")));
    }

    private void follow(Instance me, LeaseRepository.Lease lease) {
        UUID holder = lease.holder();
        follow(
                holder == null || holder.equals(me.id()) || lease.expired()
                        ? new Standing.Nobody()
                        : new Standing.Elsewhere(lease.epoch(), holder, lease.address(), lease.token()));
    }

    private void follow(Standing other) {
        boolean wasMine = ownership.standing() instanceof Standing.Mine;
        ownership.follow(other);
        if (wasMine) {
            LOG.atWarn().log("this collector does not own the metric store any more");
            end();
        }
    }

    private void end() {
        onDuty.update(Disposables.disposed());
        duties.forEach(Duty::end);
    }

    /**
     * When there are others they take over now, and what still comes in here goes to them until the doors are closed. Alone it
     * serves to the end: nobody waits for the lease of a process that is gone.
     */
    @Override
    public void stop(Runnable callback) {
        Instance me = self.get();
        if (me == null || leaving) {
            callback.run();
            return;
        }
        leaving = true;
        leases.hasOthers(me, properties.lease())
                .filter(Boolean::booleanValue)
                .flatMap(others -> {
                    follow(new Standing.Nobody());
                    return leases.giveBack(me);
                })
                .timeout(FAREWELL)
                .onErrorComplete()
                .doFinally(signal -> callback.run())
                .subscribe();
    }

    @Override
    public void stop() {
        stop(() -> {});
    }

    @Override
    public boolean isRunning() {
        return self.get() != null && !leaving;
    }

    @Override
    public void destroy() {
        running.update(Disposables.disposed());
        end();
    }
}
