package io.bongsu.bench;

import io.bongsu.bench.report.Measured;
import java.util.List;

/** One thing that can be measured. */
public interface Benchmark {

    String name();

    /** What it measures, in one line. */
    String what();

    /** Measures; what a person should know meanwhile goes to standard error. */
    Measured run(List<String> arguments) throws Exception;
}
