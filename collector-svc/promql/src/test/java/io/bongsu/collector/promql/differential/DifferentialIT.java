package io.bongsu.collector.promql.differential;

import static org.assertj.core.api.Assertions.assertThat;

import io.bongsu.collector.promql.data.Grid;
import io.bongsu.collector.promql.eval.Engine;
import io.bongsu.collector.promql.eval.Options;
import io.bongsu.collector.promql.eval.QueryFailure;
import io.bongsu.collector.promql.parse.ParseFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Generated queries, asked of us and of a real Prometheus (2.x) with the same samples. BONGSU_PROMETHEUS names the program when
 * it is not Debian's; BONGSU_DIFFERENTIAL_QUERIES how many (10,000) and BONGSU_DIFFERENTIAL_SEED which.
 */
class DifferentialIT {
    private final Engine engine = new Engine(Options.DEFAULT);

    @Test
    void answersAreEqual(@TempDir Path folder) throws IOException, InterruptedException {
        String program = System.getenv().getOrDefault("BONGSU_PROMETHEUS", "/usr/bin/prometheus");
        boolean there = Files.isExecutable(Path.of(program));
        if (!there) {
            System.out.println(
                    "[bongsu-test] no Prometheus to compare with: " + program + "; answers were NOT compared");
        }
        Assumptions.assumeTrue(there, "no Prometheus");
        long seed = number("BONGSU_DIFFERENTIAL_SEED", 1);
        World world = new World(seed);
        List<String> differences = new ArrayList<>();
        int compared = 0;
        int failed = 0;
        try (Prometheus prometheus = Prometheus.start(program, folder)) {
            prometheus.store(world.all(), World.START, World.START + World.LENGTH, 300_000);
            Queries queries = new Queries(seed);
            Random random = new Random(seed);
            long count = number("BONGSU_DIFFERENTIAL_QUERIES", 10_000);
            for (int i = 0; i < count; i++) {
                String query = queries.next();
                long time = World.START + 2000 + 5000L * (100 + random.nextInt(560));
                boolean range = random.nextBoolean();
                long end = range ? time + 5000L * random.nextInt(60) : time;
                long step = range ? 5000L * (1 + random.nextInt(6)) : 1000;
                Answers theirs =
                        Answers.of(range ? prometheus.range(query, time, end, step) : prometheus.instant(query, time));
                Answers ours = ours(world, query, time, end, step, range);
                compared++;
                failed += ours.error() == null ? 0 : 1;
                String difference = ours.difference(theirs);
                if (difference != null && !isKnown(query, ours, theirs)) {
                    differences.add(
                            query + " at " + time + (range ? " to " + end + " step " + step : "") + ": " + difference);
                }
            }
        }
        System.out.println("[bongsu-test] " + compared + " queries compared, " + failed + " of them without an answer, "
                + differences.size() + " differences");
        assertThat(differences).isEmpty();
    }

    private Answers ours(World world, String query, long time, long end, long step, boolean range) {
        try {
            return Answers.of(
                    range
                            ? engine.range(query, Grid.of(time, end, step), end, world, () -> false)
                            : engine.instant(query, time, world, () -> false));
        } catch (ParseFailure | QueryFailure e) {
            return Answers.failed(String.valueOf(e.getMessage()));
        }
    }

    /**
     * Prometheus 2 sees a many-to-one match only where the comparison holds; Prometheus 3 and we see it always. The spread of a
     * single NaN is 0 in Prometheus 2 and NaN in 3. Which of equals topk takes is nobody's promise.
     * Series that look the same without their name but do not overlap are one in Prometheus 3.
     */
    private static boolean isKnown(String query, Answers ours, Answers theirs) {
        @Nullable String error = ours.error();
        boolean spread = query.contains("stddev ")
                || query.contains("stdvar ")
                || query.contains("stddev(")
                || query.contains("stdvar(");
        boolean chosen = query.contains("topk") || query.contains("bottomk");
        boolean merged = "vector cannot contain metrics with the same labelset".equals(theirs.error());
        return spread
                || chosen
                || merged
                || (error != null && error.startsWith("multiple matches for labels: many-to-one"));
    }

    private static long number(String name, long otherwise) {
        String text = System.getenv(name);
        return text == null ? otherwise : Long.parseLong(text);
    }
}
