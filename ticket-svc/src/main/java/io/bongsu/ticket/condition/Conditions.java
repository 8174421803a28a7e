package io.bongsu.ticket.condition;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelIssue;
import dev.cel.common.CelSourceLocation;
import dev.cel.common.CelValidationException;
import dev.cel.common.CelValidationResult;
import dev.cel.compiler.CelCompiler;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeFactory;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** Is a text a condition that may be kept? Compiled ones are remembered, the least used forgotten first. */
@Component
public class Conditions {
    private static final int REMEMBERED = 2000;
    private static final int MOST_FAULTS = 10;

    private final CelRuntime runtime = CelRuntimeFactory.plannerRuntimeBuilder()
            .setOptions(Language.OPTIONS)
            .build();
    private final Map<Scope, CelCompiler> compilers = new EnumMap<>(Scope.class);
    private final Map<Key, Condition> compiled = new LinkedHashMap<>(64, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, Condition> eldest) {
            return size() > REMEMBERED;
        }
    };

    Conditions() {
        for (Scope scope : Scope.values()) {
            compilers.put(scope, Language.of(scope.variables()));
        }
    }

    private record Key(Scope scope, String text) {}

    /**
     * The condition, ready to be asked.
     *
     * @param pointer where it stands in the request
     * @throws ConditionFailure when it is wrong or would be too much work
     */
    public Condition accepted(String text, Scope scope, String pointer) {
        try {
            return compiled(text, scope);
        } catch (Refused e) {
            throw new ConditionFailure(pointer, e.faults);
        }
    }

    /** All that is wrong with it; empty when it may be kept. */
    public List<Fault> faults(String text, Scope scope) {
        try {
            compiled(text, scope);
            return List.of();
        } catch (Refused e) {
            return e.faults;
        }
    }

    private Condition compiled(String text, Scope scope) throws Refused {
        Key key = new Key(scope, text);
        synchronized (compiled) {
            Condition known = compiled.get(key);
            if (known != null) {
                return known;
            }
        }
        Condition fresh = compile(text, scope);
        synchronized (compiled) {
            compiled.put(key, fresh);
        }
        return fresh;
    }

    private Condition compile(String text, Scope scope) throws Refused {
        if (text.codePointCount(0, text.length()) > Language.LONGEST) {
            throw new Refused(new Fault(1, 1, "too-long", "At most " + Language.LONGEST + " characters."));
        }
        CelAbstractSyntaxTree tree = checked(text, scope);
        try {
            Cost.check(tree, scope.mostCost());
            return new Condition(text, runtime.createProgram(tree));
        } catch (Cost.TooMuch e) {
            throw new Refused(at(tree, e.place(), e.code(), e.detail()));
        } catch (ArithmeticException e) {
            throw new Refused(new Fault(1, 1, "too-costly", "It could be endless work."));
        } catch (CelEvaluationException e) {
            throw new Refused(new Fault(1, 1, "type", String.valueOf(e.getMessage())));
        }
    }

    private CelAbstractSyntaxTree checked(String text, Scope scope) throws Refused {
        CelCompiler compiler = Objects.requireNonNull(compilers.get(scope));
        CelValidationResult parsed = compiler.parse(text);
        if (parsed.hasError()) {
            throw new Refused(faults(parsed, "syntax"));
        }
        try {
            CelValidationResult checked = compiler.check(parsed.getAst());
            if (checked.hasError()) {
                throw new Refused(faults(checked, "type"));
            }
            return checked.getAst();
        } catch (CelValidationException e) {
            throw new Refused(new Fault(1, 1, "syntax", String.valueOf(e.getMessage())));
        }
    }

    private static List<Fault> faults(CelValidationResult result, String code) {
        List<Fault> faults = result.getErrors().stream()
                .limit(MOST_FAULTS)
                .map(issue -> fault(issue, code))
                .toList();
        return faults.isEmpty() ? List.of(new Fault(1, 1, code, result.getErrorString())) : faults;
    }

    private static Fault fault(CelIssue issue, String code) {
        CelSourceLocation at = issue.getSourceLocation();
        return new Fault(Math.max(1, at.getLine()), Math.max(0, at.getColumn()) + 1, code, issue.getMessage());
    }

    private static Fault at(CelAbstractSyntaxTree tree, long place, String code, String detail) {
        Integer position = tree.getSource().getPositionsMap().get(place);
        CelSourceLocation at = position == null
                ? CelSourceLocation.NONE
                : tree.getSource().getOffsetLocation(position).orElse(CelSourceLocation.NONE);
        return new Fault(Math.max(1, at.getLine()), Math.max(0, at.getColumn()) + 1, code, detail);
    }

    private static final class Refused extends Exception {
        private static final long serialVersionUID = 1;
        private final transient List<Fault> faults;

        Refused(List<Fault> faults) {
            super("refused", null, false, false);
            this.faults = faults;
        }

        Refused(Fault fault) {
            this(List.of(fault));
        }
    }
}
