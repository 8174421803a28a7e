package io.bongsu.bench.metrics;

import io.bongsu.bench.suite.NotMeasurable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Sends a load to Zabbix' trappers as fast as they take it: a connection for each request, as that protocol has it. */
final class Trapper {
    private static final int SENDERS = 8;
    private static final int LIMIT_MILLIS = 60_000;
    private static final Pattern INFO = Pattern.compile("processed: (\\d+); failed: (\\d+);");

    private final int port;
    private final List<Double> millis = new ArrayList<>();
    private final AtomicReference<@Nullable Exception> failure = new AtomicReference<>();

    Trapper(int port) {
        this.port = port;
    }

    /** How long each request took until it was answered. */
    List<Double> send(Load load) throws InterruptedException, NotMeasurable {
        List<Thread> threads = new ArrayList<>();
        int senders = Math.min(SENDERS, load.lanes());
        for (int number = 0; number < senders; number++) {
            int own = number;
            threads.add(Thread.ofPlatform().start(() -> run(load, own, senders)));
        }
        for (Thread thread : threads) {
            thread.join();
        }
        Exception broken = failure.get();
        if (broken != null) {
            throw new NotMeasurable("zabbix: " + broken);
        }
        return millis;
    }

    private void run(Load load, int own, int senders) {
        List<Double> mine = new ArrayList<>();
        try {
            for (int number = 0; number < load.requests() && failure.get() == null; number++) {
                if (number % load.lanes() % senders == own) {
                    byte[] request = load.request(number);
                    long sent = System.nanoTime();
                    check(exchange(request));
                    mine.add((System.nanoTime() - sent) / 1e6);
                }
            }
        } catch (IOException | NotMeasurable e) {
            failure.compareAndSet(null, e);
        }
        synchronized (millis) {
            millis.addAll(mine);
        }
    }

    private String exchange(byte[] request) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setTcpNoDelay(true);
            socket.setSoTimeout(LIMIT_MILLIS);
            socket.getOutputStream().write(request);
            socket.getInputStream().skipNBytes(TrapperFleet.HEADER);
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** It says success, too, when it knew none of the items. */
    static void check(String answer) throws NotMeasurable {
        Matcher info = INFO.matcher(answer);
        if (!answer.contains("success") || !info.find() || !info.group(2).equals("0")) {
            throw new NotMeasurable("answered " + answer);
        }
    }
}
