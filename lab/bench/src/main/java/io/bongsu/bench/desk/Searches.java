package io.bongsu.bench.desk;

import io.bongsu.bench.report.Figures;
import io.bongsu.bench.report.Result;
import io.bongsu.bench.suite.NotMeasurable;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The search box, letter by letter, and tickets that are opened. */
final class Searches {
    static final List<String> WORDS =
            List.of("장애", "인증서", "냉각 전원", "서버 오류", "canary", "kafka timeout", "db-17", "E4711");
    private static final double SEARCH_GOAL = 100;
    private static final double OPEN_GOAL = 80;
    private static final List<String> SYLLABLES =
            List.of("장애", "서버", "로그", "결제", "복구", "방화", "인증", "용량", "냉각", "누수", "채용", "발령", "복호", "진동", "정전", "감사");

    private final DeskApi api;
    private final DeskDatabase database;
    private final int times;

    Searches(DeskApi api, DeskDatabase database, int times) {
        this.api = api;
        this.database = database;
        this.times = times;
    }

    List<Result> measure() throws IOException, InterruptedException, NotMeasurable, SQLException {
        Map<String, List<String>> asked = new LinkedHashMap<>();
        asked.put("Korean words of two syllables", SYLLABLES);
        asked.put("numbers", database.texts("SELECT number FROM ticket TABLESAMPLE SYSTEM (0.2) LIMIT 20"));
        asked.put("beginnings of numbers", List.of("INC-2", "INC-2026", "REQ-2025-0", "REQ-2025-01", "CHG-2024-00"));
        asked.put("names", database.texts("SELECT requester_name FROM ticket TABLESAMPLE SYSTEM (0.2) LIMIT 20"));
        asked.put(
                "English as it is typed",
                List.of(
                        "k",
                        "ka",
                        "kaf",
                        "kafk",
                        "kafka",
                        "kafka t",
                        "kafka ti",
                        "kafka tim",
                        "s",
                        "se",
                        "ser",
                        "serv",
                        "server"));
        asked.put("two words", List.of("장애 서버", "server error", "인증서 만료", "canary rollback", "냉각 진동", "vpn tunnel"));
        List<Result> results = new ArrayList<>();
        for (var one : asked.entrySet()) {
            List<Double> millis = new ArrayList<>();
            for (int i = 0; i < times; i++) {
                String typed = one.getValue().get(i % one.getValue().size());
                millis.add(api.get("/api/v1/search?q=" + DeskApi.word(typed)).millis());
            }
            results.add(Result.atMost(
                    "search, " + one.getKey() + ", p95",
                    "ms",
                    Figures.of(millis).percentile(95),
                    SEARCH_GOAL));
        }
        results.add(opened());
        return results;
    }

    private Result opened() throws IOException, InterruptedException, NotMeasurable, SQLException {
        List<String> ids = database.texts("SELECT id::text FROM ticket TABLESAMPLE SYSTEM (0.5) LIMIT " + times);
        List<Double> millis = new ArrayList<>();
        for (String id : ids) {
            String path = "/api/v1/tickets/" + id;
            millis.add(api.get(path).millis() + api.get(path + "/timeline").millis());
        }
        return Result.atMost(
                "a ticket and its timeline, p95", "ms", Figures.of(millis).percentile(95), OPEN_GOAL);
    }
}
