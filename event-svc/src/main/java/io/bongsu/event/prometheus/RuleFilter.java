package io.bongsu.event.prometheus;

import java.util.List;
import org.springframework.util.MultiValueMap;

/** Which rules are asked for, by Prometheus' parameters; an empty list: all. */
record RuleFilter(String type, List<String> names, List<String> groups, List<String> files, boolean withAlerts) {

    static RuleFilter from(MultiValueMap<String, String> query) {
        String type = query.getOrDefault("type", List.of("")).getFirst();
        if (!List.of("", "alert", "record").contains(type)) {
            throw new BadParameter("invalid parameter \"type\": unsupported type \"" + type + "\"");
        }
        return new RuleFilter(
                type,
                query.getOrDefault("rule_name[]", List.of()),
                query.getOrDefault("rule_group[]", List.of()),
                query.getOrDefault("file[]", List.of()),
                !isTrue(query.getOrDefault("exclude_alerts", List.of("")).getFirst()));
    }

    private static boolean isTrue(String text) {
        return List.of("1", "t", "T", "true", "TRUE", "True").contains(text);
    }

    boolean takesGroup(String group) {
        return !type.equals("record")
                && (groups.isEmpty() || groups.contains(group))
                && (files.isEmpty() || files.contains(RuleGroup.FILE));
    }

    boolean takesRule(String name) {
        return names.isEmpty() || names.contains(name);
    }

    /** Told in Prometheus' envelope. */
    static final class BadParameter extends RuntimeException {
        private static final long serialVersionUID = 1;

        BadParameter(String message) {
            super(message);
        }
    }
}
