package io.bongsu.ticket.condition;

import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import java.util.Map;

/** A condition that was accepted, ready to be asked. Holds no state: any number may ask at once. */
public final class Condition {
    private final String text;
    private final CelRuntime.Program program;

    Condition(String text, CelRuntime.Program program) {
        this.text = text;
        this.program = program;
    }

    public String text() {
        return text;
    }

    /** Does it hold? What cannot be told, e.g. of a field that is not there, does not. */
    public Verdict holds(Map<String, Object> values) {
        try {
            return Boolean.TRUE.equals(program.eval(values)) ? Verdict.YES : Verdict.NO;
        } catch (CelEvaluationException e) {
            return new Verdict(false, String.valueOf(e.getMessage()));
        }
    }
}
