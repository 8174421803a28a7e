package io.bongsu.collector.promql.testfile;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** {@code ./bongsu eval promql FILE.test …}: how many cases of such files pass. */
public final class Main {

    private Main() {}

    public static void main(String[] files) {
        System.exit(run(files, new PrintStream(System.out, true, StandardCharsets.UTF_8)));
    }

    /** 0 when all files were run, whatever came of them; 2 when one could not be read or none was given. */
    static int run(String[] files, PrintStream out) {
        if (files.length == 0) {
            out.println("usage: bongsu eval promql FILE.test …");
            return 2;
        }
        int passed = 0;
        int failed = 0;
        int unreadable = 0;
        for (String file : files) {
            try {
                Runner.Report report = Runner.run(Path.of(file));
                report.failures().forEach(out::println);
                out.println(file + ": " + report.passed() + " passed, "
                        + report.failures().size() + " failed");
                passed += report.passed();
                failed += report.failures().size();
            } catch (IOException e) {
                out.println(file + ": cannot be read: " + e.getMessage());
                unreadable++;
            }
        }
        out.println(passed + " passed, " + (failed + unreadable) + " failed");
        return unreadable > 0 ? 2 : 0;
    }
}
