package io.bongsu.collector.wire;

import io.bongsu.platform.problem.Failures;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/**
 * Where bodies are taken apart. Long ones neither on an event loop nor where commits begin and questions are answered: who sends
 * much at once waits for others who do, and nobody else waits for them. When too many wait, one is refused (429).
 */
@Component
public class Decoding implements DisposableBean {
    /** Decoding more bytes than this would keep an event loop from its other connections for too long. */
    private static final int LONG = 128 * 1024;

    private static final int MOST_WAITING = 64;

    private final Scheduler threads = Schedulers.newBoundedElastic(
            Math.max(1, Runtime.getRuntime().availableProcessors() / 2), MOST_WAITING, "decoding", 60, true);

    /**
     * @param length of the body in bytes
     * @param unread what is to be done with a body that is never read: its sender went away, or too many wait
     */
    public <T> Mono<T> of(int length, Callable<T> work, Runnable unread) {
        return Mono.defer(() -> {
            AtomicBoolean decided = new AtomicBoolean();
            Callable<T> once = () -> {
                if (!decided.compareAndSet(false, true)) {
                    throw new CancellationException();
                }
                return work.call();
            };
            return of(length, once).doFinally(signal -> {
                if (decided.compareAndSet(false, true)) {
                    unread.run();
                }
            });
        });
    }

    /**
     * @param length of the body in bytes
     */
    public <T> Mono<T> of(int length, Callable<T> work) {
        Mono<T> done = Mono.fromCallable(work);
        return length <= LONG
                ? done
                : done.subscribeOn(threads).onErrorMap(RejectedExecutionException.class, full -> busy());
    }

    private static RuntimeException busy() {
        return Failures.busy(
                "Too many long requests are waiting to be read. Nothing was taken; send it again, or less at once.",
                Duration.ofSeconds(1));
    }

    @Override
    public void destroy() {
        threads.dispose();
    }
}
