package io.bongsu.bench.ledger;

import io.bongsu.bench.metrics.Answer;
import io.bongsu.bench.metrics.Fleet;
import io.bongsu.bench.metrics.WriteBody;
import io.bongsu.bench.suite.NotMeasurable;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Sends one lane's requests in order. What was not acknowledged, for whatever reason, is sent again as it was until it is: as
 * senders do, and so that a sample comes twice when its answer was lost.
 */
final class Lane implements Runnable {
    private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(20);
    private static final int LIMIT_MILLIS = 60_000;

    private final int number;
    private final byte[][] labels = new byte[Fleet.PER_REQUEST][];
    private final WriteBody request = new WriteBody();
    private final Books books;
    private final int most;
    private final URI url;
    private final byte[] head;
    private @Nullable Socket socket;
    private volatile boolean over;
    private volatile @Nullable String broken;

    Lane(int number, Books books, int most, URI url, String key) {
        this.number = number;
        this.books = books;
        this.most = most;
        this.url = url;
        this.head = ("POST " + url.getRawPath() + " HTTP/1.1\r\nHost: " + url.getAuthority()
                        + "\r\nAuthorization: Bearer " + key
                        + "\r\nContent-Type: application/x-protobuf\r\nContent-Encoding: snappy\r\nContent-Length: ")
                .getBytes(StandardCharsets.US_ASCII);
        for (int i = 0; i < labels.length; i++) {
            labels[i] = Fleet.labels(number * Fleet.PER_REQUEST + i);
        }
    }

    void end() {
        over = true;
    }

    void check() throws NotMeasurable {
        String reason = broken;
        if (reason != null) {
            throw new NotMeasurable(reason);
        }
    }

    @Override
    public void run() {
        int round = 0;
        while (!over && round < most) {
            if (isAcknowledged(request(round))) {
                round++;
            }
        }
        if (!over) {
            broken = "all samples there are times for are sent: fewer --kills";
        }
        disconnect();
    }

    private byte[] request(int round) {
        for (int i = 0; i < labels.length; i++) {
            request.add(labels[i], books.value(number * Fleet.PER_REQUEST + i, round), books.at(round));
        }
        return request.take();
    }

    private boolean isAcknowledged(byte[] body) {
        while (!over) {
            long sent = System.nanoTime();
            try {
                Answer answer = post(body);
                if (answer.status() / 100 == 2) {
                    books.acknowledged(number, sent);
                    return true;
                }
                if (answer.status() != 429 && answer.status() != 503) {
                    broken = url + " answered " + answer.status() + " " + answer.body();
                    over = true;
                }
            } catch (IOException e) {
                disconnect(); // killed: it comes back
            }
            LockSupport.parkNanos(PAUSE);
        }
        return false;
    }

    private Answer post(byte[] body) throws IOException {
        Socket open = socket;
        if (open == null) {
            open = new Socket(InetAddress.getLoopbackAddress(), url.getPort());
            open.setTcpNoDelay(true);
            open.setSoTimeout(LIMIT_MILLIS);
            socket = open;
        }
        OutputStream out = open.getOutputStream();
        out.write(head);
        out.write((body.length + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
        out.write(body);
        out.flush();
        InputStream in = new BufferedInputStream(open.getInputStream());
        return Answer.read(in); // one at a time: nothing of a next one is in the buffer
    }

    private void disconnect() {
        Socket open = socket;
        socket = null;
        if (open != null) {
            try {
                open.close();
            } catch (IOException e) {
                System.err.println("  a connection did not close: " + e.getMessage());
            }
        }
    }
}
