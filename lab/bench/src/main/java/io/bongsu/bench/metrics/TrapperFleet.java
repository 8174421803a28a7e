package io.bongsu.bench.metrics;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** A steady fleet's samples as Zabbix' trappers take them: a host for each server, an item for each of its metrics. */
final class TrapperFleet implements Requests {
    static final int ITEMS_PER_HOST = 100;
    static final int HEADER = 13;
    private static final byte[] MAGIC = {'Z', 'B', 'X', 'D', 1};

    private final int items;
    private final Walk walk;

    TrapperFleet(int items) {
        this.items = items;
        this.walk = new Walk(items);
    }

    @Override
    public int requests() {
        return items / Fleet.PER_REQUEST;
    }

    @Override
    public byte[] request(int number, long at) {
        StringBuilder json = new StringBuilder(1 << 17).append("{\"request\":\"sender data\",\"data\":[");
        int first = number * Fleet.PER_REQUEST;
        for (int i = first; i < first + Fleet.PER_REQUEST; i++) {
            json.append(i == first ? "" : ",").append("{\"host\":\"").append(host(i));
            json.append("\",\"key\":\"")
                    .append(key(i))
                    .append("\",\"value\":\"")
                    .append(walk.next(i));
            json.append("\",\"clock\":").append(at / 1_000);
            json.append(",\"ns\":").append(at % 1_000 * 1_000_000).append('}');
        }
        return framed(json.append("]}").toString());
    }

    static String host(int item) {
        return "exporter-" + item / ITEMS_PER_HOST;
    }

    static String key(int item) {
        return "bench_node_metric_" + item % ITEMS_PER_HOST + "_total";
    }

    /** Eight bytes say how long the rest is. */
    static byte[] framed(String json) {
        byte[] body = json.getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(HEADER + body.length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(MAGIC)
                .putLong(body.length)
                .put(body)
                .array();
    }
}
