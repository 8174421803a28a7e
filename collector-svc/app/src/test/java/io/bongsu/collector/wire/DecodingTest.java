package io.bongsu.collector.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.bongsu.platform.problem.Failure;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;

class DecodingTest {
    private static final int LONG = 1 << 20;

    private final Decoding decoding = new Decoding();

    @AfterEach
    void end() {
        decoding.destroy();
    }

    @Test
    void aShortBodyIsReadWhereItCameIn() {
        assertThat(decoding.of(1_000, Thread::currentThread).block()).isEqualTo(Thread.currentThread());
    }

    @Test
    void aLongOneKeepsNoThreadThatOthersNeed() {
        assertThat(decoding.of(LONG, () -> Thread.currentThread().getName()).block())
                .startsWith("decoding");
    }

    @Test
    void aBodyIsReadOrGivenBackNeverBoth() throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch hold = new CountDownLatch(1);
        AtomicInteger read = new AtomicInteger();
        AtomicInteger givenBack = new AtomicInteger();
        List<Disposable> all = IntStream.range(0, 200)
                .mapToObj(i -> decoding.of(
                                LONG,
                                () -> {
                                    begun.countDown();
                                    hold.await();
                                    return read.incrementAndGet();
                                },
                                givenBack::incrementAndGet)
                        .subscribe(done -> {}, refused -> {}))
                .toList();
        begun.await();
        all.subList(100, 200).forEach(Disposable::dispose);
        all.subList(20, 40).forEach(Disposable::dispose);
        hold.countDown();

        await().untilAsserted(() -> assertThat(read.get() + givenBack.get()).isEqualTo(200));
        assertThat(givenBack).hasValueGreaterThanOrEqualTo(100);
    }

    @Test
    void whenTooManyWaitTheNextIsRefusedAndThoseThatWaitAreRead() {
        CountDownLatch hold = new CountDownLatch(1);
        List<Mono<Boolean>> all = IntStream.range(0, 1_000)
                .mapToObj(i -> decoding.of(LONG, () -> {
                            hold.await();
                            return true;
                        })
                        .onErrorReturn(Failure.class, false)
                        .cache())
                .toList();
        all.forEach(one -> one.subscribe());
        hold.countDown();

        long read = all.stream().filter(one -> Boolean.TRUE.equals(one.block())).count();

        assertThat(read).isBetween(64L, 64L + 16L * Runtime.getRuntime().availableProcessors());
    }
}
