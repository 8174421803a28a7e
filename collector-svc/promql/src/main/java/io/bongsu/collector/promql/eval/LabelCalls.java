package io.bongsu.collector.promql.eval;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import io.bongsu.collector.promql.ast.Expr;
import io.bongsu.collector.promql.ast.LabelPattern;
import io.bongsu.collector.promql.data.Grid;
import io.bongsu.collector.promql.data.Labels;
import io.bongsu.collector.promql.data.Row;
import io.bongsu.collector.promql.parse.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Functions that change labels: label_replace and label_join. */
final class LabelCalls {
    private final Evaluator evaluator;
    private final Expr.Call call;

    LabelCalls(Evaluator evaluator, Expr.Call call) {
        this.evaluator = evaluator;
        this.call = call;
    }

    List<Row> rows(Grid grid) {
        String target = text(1);
        String function = call.function().name();
        if (target.isEmpty() || !Texts.isValid(target)) {
            throw new QueryFailure("invalid destination label name in " + function + "(): " + target);
        }
        Change change = function.equals("label_join") ? join() : replacement();
        List<Row> result = new ArrayList<>();
        for (Row row : evaluator.vector(call.arguments().getFirst(), grid)) {
            String value = change.value(row.labels());
            if (value == null) {
                result.add(row);
                continue;
            }
            boolean unnamed = row.isUnnamed() && !target.equals(Labels.METRIC); // a name set on purpose stays
            result.add(row.withLabels(row.labels().with(target, value), unnamed));
        }
        return RowNames.merged(result);
    }

    /** The new value of the label, null: as it is. */
    @FunctionalInterface
    private interface Change {
        @org.jspecify.annotations.Nullable
        String value(Labels labels);
    }

    private String text(int index) {
        return call.arguments().get(index).bare() instanceof Expr.Text text ? text.value() : "";
    }

    private Change join() {
        String separator = text(2);
        List<String> sources = new ArrayList<>();
        for (int i = 3; i < call.arguments().size(); i++) {
            String source = text(i);
            if (source.isEmpty() || !Texts.isValid(source)) {
                throw new QueryFailure("invalid source label name in label_join(): " + source);
            }
            sources.add(source);
        }
        return labels ->
                String.join(separator, sources.stream().map(labels::get).toList());
    }

    private Change replacement() {
        String template = text(2);
        String source = text(3);
        Pattern pattern = pattern(text(4));
        return labels -> {
            Matcher matcher = pattern.matcher(labels.get(source));
            return matcher.matches() ? expanded(template, matcher, pattern) : null;
        };
    }

    private static Pattern pattern(String regex) {
        try {
            return LabelPattern.compile("^(?s:" + regex + ")$");
        } catch (PatternSyntaxException e) {
            throw new QueryFailure("invalid regular expression in label_replace(): " + regex);
        }
    }

    /** {@code $1}, {@code ${name}} and {@code $$}, as Go expands them: a name is as long as it can be. */
    private static String expanded(String template, Matcher matcher, Pattern pattern) {
        StringBuilder out = new StringBuilder();
        int i = 0;
        while (i < template.length()) {
            int dollar = template.indexOf('$', i);
            if (dollar < 0 || dollar == template.length() - 1) {
                return out.append(template, i, template.length()).toString();
            }
            out.append(template, i, dollar);
            i = dollar + 1;
            boolean braces = template.charAt(i) == '{';
            int start = braces ? i + 1 : i;
            int end = start;
            while (end < template.length()
                    && (Character.isLetterOrDigit(template.charAt(end)) || template.charAt(end) == '_')) {
                end++;
            }
            boolean closed = !braces || (end < template.length() && template.charAt(end) == '}');
            if (template.charAt(i) == '$') {
                out.append('$');
                i++;
            } else if (end == start || !closed) {
                out.append('$');
            } else {
                out.append(group(template.substring(start, end), matcher, pattern));
                i = braces ? end + 1 : end;
            }
        }
        return out.toString();
    }

    private static String group(String name, Matcher matcher, Pattern pattern) {
        int index = -1;
        if (name.chars().allMatch(Character::isDigit)) {
            index = name.length() > 4 ? -1 : Integer.parseInt(name);
        } else {
            Map<String, Integer> named = pattern.namedGroups();
            index = named.getOrDefault(name, -1);
        }
        String value = index < 0 || index > matcher.groupCount() ? null : matcher.group(index);
        return value == null ? "" : value;
    }
}
