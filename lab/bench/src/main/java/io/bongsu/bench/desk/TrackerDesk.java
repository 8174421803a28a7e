package io.bongsu.bench.desk;

import io.bongsu.bench.metrics.ProcessTree;
import io.bongsu.bench.suite.NotMeasurable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;

/**
 * Request Tracker, asked by its REST 2.0 for what the pages of ours show.
 *
 * @param sessions one for each writer; the first one asks
 * @param tickets there are, numbered from one
 */
record TrackerDesk(String name, List<TrackerApi> sessions, int tickets, ProcessTree program, ProcessTree processes)
        implements Desk {
    private static final JsonMapper JSON = new JsonMapper();
    /** One ticket is far from the next. */
    private static final int STRIDE = 7_919;

    private static final String SHOWN = "&per_page=50&fields=Subject,Status,Priority,Queue,Owner,Requestor,Created,"
            + "LastUpdated,Due&fields%5BQueue%5D=Name&fields%5BOwner%5D=Name,RealName"
            + "&fields%5BRequestor%5D=Name,RealName";
    private static final String HISTORY = "/history?per_page=100&fields=Type,Field,OldValue,NewValue,Created,Creator"
            + "&fields%5BCreator%5D=Name,RealName";
    private static final String TEXTS = "/attachments?per_page=100&fields=TransactionId,Subject,ContentType,Content";
    private static final String LATEST = "&orderby=LastUpdated&order=DESC";

    @Override
    public double openOf(String queue, Order order, boolean counted)
            throws IOException, InterruptedException, NotMeasurable {
        String query = "Queue = '" + queue + "' AND Status = '__Active__'";
        return list(query, order == Order.PRIORITY ? "&orderby=Priority&order=DESC" : LATEST, 1, false);
    }

    @Override
    public double latest() throws IOException, InterruptedException, NotMeasurable {
        return list("id > 0", LATEST, 1, true);
    }

    /** It can go to any page at once. */
    @Override
    public List<Double> pages(int last, int many) throws IOException, InterruptedException, NotMeasurable {
        return Rounds.few(many, number -> list("id > 0", LATEST, last - number, true));
    }

    /** Its history names what happened and not what was said: the texts are asked for beside it. */
    @Override
    public double open(int number) throws IOException, InterruptedException, NotMeasurable {
        String path = "/ticket/" + (1 + (long) number * STRIDE % tickets);
        TrackerApi.Answer ticket = api().get(path);
        TrackerApi.Answer history = api().get(path + HISTORY);
        TrackerApi.Answer texts = api().get(path + TEXTS);
        TrackerAnswers.ticket(ticket.body(), history.body(), texts.body());
        return ticket.millis() + history.millis() + texts.millis();
    }

    /** Its own box: the words' full text in what is open. */
    @Override
    public double box(String words) throws IOException, InterruptedException, NotMeasurable {
        return api().get("/tickets?simple=1&query=" + DeskApi.word(words) + SHOWN + LATEST)
                .millis();
    }

    /** Titles are in its full text too. */
    @Override
    public double holding(String words) throws IOException, InterruptedException, NotMeasurable {
        return list("Content LIKE '" + words + "'", LATEST, 1, false);
    }

    /** It finds parts of words there, without an index. */
    @Override
    public double titled(String words) throws IOException, InterruptedException, NotMeasurable {
        return list("Subject LIKE '" + words + "'", LATEST, 1, false);
    }

    @Override
    public Writers.Written create(int each) throws IOException, InterruptedException, NotMeasurable {
        List<Writers.Writer> writers = new ArrayList<>();
        for (TrackerApi one : sessions) {
            writers.add((title, description) -> one.post(
                            "/ticket",
                            JSON.createObjectNode()
                                    .put("Queue", Corpus.QUEUES.getFirst())
                                    .put("Requestor", "root")
                                    .put("Subject", title)
                                    .put("Content", description)
                                    .put("ContentType", "text/plain")
                                    .toString())
                    .millis());
        }
        return Writers.write(writers, each);
    }

    /** It answers an empty list when its database fails: what is there has to be found once. */
    void verify() throws IOException, InterruptedException, NotMeasurable {
        list("Content LIKE 'server'", LATEST, 1, true);
        list("Subject LIKE '서버'", LATEST, 1, true);
        open(0);
    }

    private TrackerApi api() {
        return sessions.getFirst();
    }

    /** @param some whether there have to be tickets in it */
    private double list(String query, String order, int page, boolean some)
            throws IOException, InterruptedException, NotMeasurable {
        TrackerApi.Answer answer = api().get("/tickets?query=" + DeskApi.word(query) + order + "&page=" + page + SHOWN);
        TrackerAnswers.list(answer.body(), some);
        return answer.millis();
    }
}
