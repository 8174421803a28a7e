package io.bongsu.bench.desk;

import io.bongsu.bench.metrics.ProcessTree;
import io.bongsu.bench.suite.NotMeasurable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Ours, asked by the service's HTTP API.
 *
 * @param tickets ids of some of them
 * @param program the service
 * @param processes the service and its PostgreSQL
 */
record OurDesk(DeskApi api, Writes writes, List<String> tickets, ProcessTree program, ProcessTree processes)
        implements Desk {
    private static final String OPEN = "/api/v1/tickets?category=new,active,hold&limit=50&queue=";

    @Override
    public String name() {
        return "bongsu";
    }

    @Override
    public double openOf(String queue, Order order, boolean counted)
            throws IOException, InterruptedException, NotMeasurable {
        return millis(OPEN + DeskApi.word(queue) + "&sort=" + (order == Order.PRIORITY ? "priority" : "-updatedAt")
                + (counted ? "&count=exact" : ""));
    }

    @Override
    public double latest() throws IOException, InterruptedException, NotMeasurable {
        return millis("/api/v1/tickets?limit=50&sort=-updatedAt");
    }

    /** Walked from the first one, as a client does: the next page is what the one before says. */
    @Override
    public List<Double> pages(int last, int many) throws IOException, InterruptedException, NotMeasurable {
        List<Double> millis = new ArrayList<>();
        String after = "";
        for (int page = 1; page <= last; page++) {
            DeskApi.Answer answer = api.get("/api/v1/tickets?limit=50&sort=-updatedAt" + after);
            if (page > last - many) {
                millis.add(answer.millis());
            }
            after = "&after=" + DeskApi.word(answer.body().path("next").asString(""));
        }
        return millis;
    }

    @Override
    public double open(int number) throws IOException, InterruptedException, NotMeasurable {
        String path = "/api/v1/tickets/" + tickets.get(number % tickets.size());
        return millis(path) + millis(path + "/timeline");
    }

    @Override
    public double box(String words) throws IOException, InterruptedException, NotMeasurable {
        return millis("/api/v1/search?q=" + DeskApi.word(words));
    }

    @Override
    public double holding(String words) throws IOException, InterruptedException, NotMeasurable {
        return millis("/api/v1/tickets?limit=50&sort=-updatedAt&q=" + DeskApi.word(words));
    }

    @Override
    public double titled(String words) throws IOException, InterruptedException, NotMeasurable {
        return holding(words);
    }

    @Override
    public Writers.Written create(int each) throws IOException, InterruptedException, NotMeasurable {
        return writes.written(each);
    }

    private double millis(String path) throws IOException, InterruptedException, NotMeasurable {
        return api.get(path).millis();
    }
}
