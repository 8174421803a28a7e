package io.bongsu.ticket.condition;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExpr.CelCall;
import dev.cel.common.ast.CelExpr.CelComprehension;
import dev.cel.common.types.CelKind;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * How much work can a condition be at most? Counted from its tree before it is kept, with the longest texts and lists a ticket
 * may have, so that no ticket ever meets a condition that does not end soon. One unit is about a microsecond.
 */
final class Cost {
    static final int LARGEST_REGEX = 1000;
    private static final int LONGEST_REGEX = 200;
    private static final long ITEMS = 30; // tags, own fields
    private static final long ANYTHING = 20_000;
    private static final Pattern COUNT = Pattern.compile("\\{([0-9]+)(?:,([0-9]*))?\\}");
    private static final Set<String> READ_TEXT =
            Set.of("contains", "startsWith", "endsWith", "_==_", "_!=_", "_<_", "_<=_", "_>_", "_>=_", "size", "@in");

    private final CelAbstractSyntaxTree tree;
    private final long most;
    private final Map<String, Long> longest = new HashMap<>();
    private final Map<String, Long> sizes = new HashMap<>();

    private Cost(CelAbstractSyntaxTree tree, long most) {
        this.tree = tree;
        this.most = most;
        for (Variable variable : Variable.values()) {
            longest.put(variable.word(), (long) variable.longest());
        }
    }

    /** @throws TooMuch where it would be too much */
    static void check(CelAbstractSyntaxTree tree, long most) throws TooMuch {
        long cost = new Cost(tree, most).of(tree.getExpr());
        if (cost > most) {
            throw new TooMuch(
                    tree.getExpr().id(),
                    "too-costly",
                    "It could cost " + cost + " units of work; at most " + most
                            + " are allowed. Search long texts less often, or not once per tag.");
        }
    }

    private long of(CelExpr expr) throws TooMuch {
        return switch (expr.getKind()) {
            case SELECT -> 1 + of(expr.select().operand());
            case CALL -> call(expr, expr.call());
            case LIST -> 1 + all(expr.list().elements());
            case MAP -> entries(expr);
            case COMPREHENSION -> loop(expr.comprehension());
            default -> 1;
        };
    }

    private long all(Iterable<CelExpr> parts) throws TooMuch {
        long sum = 0;
        for (CelExpr part : parts) {
            sum = Math.addExact(sum, of(part));
        }
        return sum;
    }

    private long entries(CelExpr expr) throws TooMuch {
        long sum = 1;
        for (var entry : expr.map().entries()) {
            sum += of(entry.key()) + of(entry.value());
        }
        return sum;
    }

    private long call(CelExpr expr, CelCall call) throws TooMuch {
        if (call.function().equals("_+_") && kind(expr) == CelKind.LIST) {
            throw new TooMuch(expr.id(), "not-allowed", "Lists cannot be put together here.");
        }
        long sum = 1
                + all(call.args())
                + (call.target().isPresent() ? of(call.target().get()) : 0);
        if (call.function().equals("matches")) {
            return sum + regex(call);
        }
        return READ_TEXT.contains(call.function()) ? sum + text(call) / 100 : sum;
    }

    private CelKind kind(CelExpr expr) {
        return tree.getType(expr.id()).map(type -> type.kind()).orElse(CelKind.DYN);
    }

    private long regex(CelCall call) throws TooMuch {
        CelExpr pattern = call.args().getLast();
        if (pattern.getKind() != CelExpr.ExprKind.Kind.CONSTANT) {
            throw new TooMuch(pattern.id(), "not-allowed", "The pattern of matches() must be written out.");
        }
        String text = pattern.constant().stringValue();
        if (text.length() > LONGEST_REGEX) {
            throw new TooMuch(pattern.id(), "too-costly", "A pattern has at most " + LONGEST_REGEX + " characters.");
        }
        int size = program(pattern, text);
        return text(call) / 100 * (1 + size / 20);
    }

    /** RE2 writes counted repetitions out: nested ones would fill the memory before anybody could ask how large it became. */
    private static int program(CelExpr pattern, String text) throws TooMuch {
        try {
            int size = writtenOut(text) > 20L * LARGEST_REGEX
                    ? Integer.MAX_VALUE
                    : Pattern.compile(text).programSize();
            if (size > LARGEST_REGEX) {
                throw new TooMuch(pattern.id(), "too-costly", "The pattern repeats too much.");
            }
            return size;
        } catch (PatternSyntaxException e) {
            throw new TooMuch(pattern.id(), "pattern", "Not a pattern (RE2): " + e.getDescription() + ".");
        }
    }

    private static long writtenOut(String pattern) {
        long size = pattern.length();
        Matcher counts = COUNT.matcher(pattern);
        while (counts.find()) {
            String most = counts.group(2) == null || counts.group(2).isEmpty() ? counts.group(1) : counts.group(2);
            size *= Math.max(1, most.length() > 4 ? 10_000 : Long.parseLong(most));
            size = Math.min(size, Integer.MAX_VALUE);
        }
        return size;
    }

    /** The longest text such a call may read. */
    private long text(CelCall call) {
        long most = call.target().map(this::length).orElse(0L);
        for (CelExpr argument : call.args()) {
            most = Math.max(most, length(argument));
        }
        return most;
    }

    private long length(CelExpr expr) {
        return switch (expr.getKind()) {
            case CONSTANT -> constant(expr.constant());
            case IDENT -> longest.getOrDefault(expr.ident().name(), ANYTHING) * size(expr);
            case LIST -> expr.list().elements().stream().mapToLong(this::length).sum();
            case CALL -> kind(expr) == CelKind.STRING || kind(expr) == CelKind.LIST ? inCall(expr.call()) : 1;
            default -> ANYTHING;
        };
    }

    private long inCall(CelCall call) {
        boolean index =
                call.function().equals("_[_]") && call.args().getFirst().getKind() == CelExpr.ExprKind.Kind.IDENT;
        return index ? longest.getOrDefault(call.args().getFirst().ident().name(), ANYTHING) : ANYTHING;
    }

    private static long constant(CelConstant constant) {
        return constant.getKind() == CelConstant.Kind.STRING_VALUE
                ? constant.stringValue().length()
                : 1;
    }

    /** How many items it has at most; 1 for what is no list or map. */
    private long size(CelExpr expr) {
        return switch (expr.getKind()) {
            case LIST -> expr.list().elements().size();
            case MAP -> expr.map().entries().size();
            case COMPREHENSION -> size(expr.comprehension().iterRange());
            case IDENT ->
                sizes.getOrDefault(
                        expr.ident().name(), kind(expr) == CelKind.LIST || kind(expr) == CelKind.MAP ? ITEMS : 1L);
            default -> ITEMS;
        };
    }

    /** A macro such as {@code exists}: all it does, once for each item. */
    private long loop(CelComprehension loop) throws TooMuch {
        CelExpr range = loop.iterRange();
        long times = size(range);
        long item = range.getKind() == CelExpr.ExprKind.Kind.IDENT
                ? longest.getOrDefault(range.ident().name(), ANYTHING)
                : range.getKind() == CelExpr.ExprKind.Kind.LIST ? length(range) : ANYTHING;
        longest.put(loop.iterVar(), item);
        longest.put(loop.accuVar(), 1L);
        sizes.put(loop.accuVar(), times);
        long each = of(loop.loopCondition()) + step(loop.loopStep());
        long cost = of(range) + of(loop.accuInit()) + of(loop.result()) + 1;
        return Math.addExact(cost, Math.multiplyExact(times, Math.min(each, most + 1)));
    }

    /** What {@code map} and {@code filter} become adds one item to a list: that is no adding of people's. */
    private long step(CelExpr step) throws TooMuch {
        if (step.getKind() != CelExpr.ExprKind.Kind.CALL) {
            return of(step);
        }
        CelCall call = step.call();
        if (call.function().equals("_+_") && kind(step) == CelKind.LIST) {
            return 1 + all(call.args());
        }
        if (call.function().equals("_?_:_")) {
            return 1
                    + of(call.args().getFirst())
                    + step(call.args().get(1))
                    + of(call.args().getLast());
        }
        return of(step);
    }

    /** A place in the tree that is too much, and why. */
    static final class TooMuch extends Exception {
        private static final long serialVersionUID = 1;
        private final long place;
        private final String code;

        TooMuch(long place, String code, String detail) {
            super(detail, null, false, false);
            this.place = place;
            this.code = code;
        }

        long place() {
            return place;
        }

        String code() {
            return code;
        }

        String detail() {
            return String.valueOf(getMessage());
        }
    }
}
