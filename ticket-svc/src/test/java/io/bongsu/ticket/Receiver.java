package io.bongsu.ticket;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;

/** Somebody elsewhere who is told things over HTTP, and answers as the path says: {@code /200}, {@code /410}, {@code /slow}. */
final class Receiver implements AutoCloseable {
    private final HttpServer server;
    private final CountDownLatch end = new CountDownLatch(1);
    private final List<Told> told = new CopyOnWriteArrayList<>();
    private volatile int status;

    /** A request as it arrived. */
    record Told(String path, Map<String, String> headers, String body) {}

    Receiver() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 50);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::answer);
        server.start();
    }

    String url(String path) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + path;
    }

    /** What {@code /changing} answers from now on. */
    void answersWith(int newStatus) {
        status = newStatus;
    }

    List<Told> told(String path) {
        return told.stream().filter(one -> one.path().equals(path)).toList();
    }

    private void answer(HttpExchange exchange) throws IOException {
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        exchange.getRequestHeaders().forEach((name, values) -> headers.put(name, values.getFirst()));
        String path = exchange.getRequestURI().getPath();
        told.add(new Told(path, headers, new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
        if (path.startsWith("/slow")) {
            try {
                end.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        int answer = path.matches("/\\d{3}.*") ? Integer.parseInt(path.substring(1, 4)) : status;
        exchange.getResponseHeaders().set("Location", url("/redirected"));
        exchange.sendResponseHeaders(answer == 0 ? 200 : answer, -1);
        exchange.close();
    }

    @Override
    public void close() {
        end.countDown();
        server.stop(0);
    }
}
