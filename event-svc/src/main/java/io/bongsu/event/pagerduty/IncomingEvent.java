package io.bongsu.event.pagerduty;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A PagerDuty event, checked. Fields it does not name are carried in {@code details}, as PagerDuty takes them too.
 *
 * @param dedupKey null: always a new alert
 * @param payload null for acknowledge and resolve
 * @param details the whole event without its routing key, as JSON
 */
record IncomingEvent(
        String routingKey,
        Action action,
        @Nullable String dedupKey,
        @Nullable Payload payload,
        String details) {
    private static final int KEY_LENGTH = 32;
    private static final int LONGEST_DEDUP_KEY = 255;
    private static final Map<String, Integer> SEVERITIES = Map.of("critical", 5, "error", 4, "warning", 2, "info", 1);

    enum Action {
        TRIGGER,
        ACKNOWLEDGE,
        RESOLVE
    }

    record Payload(String summary, String source, int severity, String component, String group, String kind) {}

    static IncomingEvent read(byte[] body, JsonMapper json) {
        JsonNode event;
        try {
            event = json.readTree(body);
        } catch (JacksonException e) {
            throw new InvalidEvent(List.of("The body is not JSON: " + firstLine(e.getOriginalMessage())));
        }
        if (!event.isObject()) {
            throw new InvalidEvent(List.of("The event is not a JSON object"));
        }
        return new Check(event).event(json);
    }

    private static String firstLine(@Nullable String text) {
        String line = text == null ? "" : text.lines().findFirst().orElse("");
        return line.length() > 200 ? line.substring(0, 200) : line;
    }

    /** Collects everything that is wrong. */
    private static final class Check {
        private final JsonNode event;
        private final List<String> errors = new ArrayList<>();

        Check(JsonNode event) {
            this.event = event;
        }

        IncomingEvent event(JsonMapper json) {
            String routingKey = text(event, "routing_key").orElse("");
            if (routingKey.length() != KEY_LENGTH) {
                errors.add("Length of 'routing_key' is incorrect (should be 32 characters)");
            }
            Optional<Action> action = action();
            String dedupKey = dedupKey(action);
            Payload payload = action.isPresent() && action.get() == Action.TRIGGER ? payload() : null;
            if (!errors.isEmpty() || action.isEmpty()) {
                throw new InvalidEvent(errors);
            }
            return new IncomingEvent(routingKey, action.get(), dedupKey, payload, details(json));
        }

        private Optional<Action> action() {
            Optional<String> word = text(event, "event_action");
            Optional<Action> action = word.flatMap(text -> switch (text) {
                case "trigger" -> Optional.of(Action.TRIGGER);
                case "acknowledge" -> Optional.of(Action.ACKNOWLEDGE);
                case "resolve" -> Optional.of(Action.RESOLVE);
                default -> Optional.empty();
            });
            if (word.isEmpty()) {
                errors.add("'event_action' is missing or blank");
            } else if (action.isEmpty()) {
                errors.add(
                        "'event_action' is invalid (must be one of the following: 'trigger', 'acknowledge' or 'resolve')");
            }
            return action;
        }

        private @Nullable String dedupKey(Optional<Action> action) {
            Optional<String> key = text(event, "dedup_key");
            if (key.filter(text -> text.length() > LONGEST_DEDUP_KEY).isPresent()) {
                errors.add("Length of 'dedup_key' is incorrect (should be at most 255 characters)");
            }
            if (key.isEmpty() && action.isPresent() && action.get() != Action.TRIGGER) {
                errors.add("'dedup_key' is missing or blank");
            }
            return key.orElse(null);
        }

        private @Nullable Payload payload() {
            JsonNode payload = event.path("payload");
            if (!payload.isObject()) {
                errors.add("'payload' is missing or blank");
                return null;
            }
            Optional<String> severity = text(payload, "severity");
            if (severity.isPresent() && !SEVERITIES.containsKey(severity.get())) {
                errors.add(
                        "'payload.severity' is invalid (must be one of the following: 'critical', 'error', 'warning' or 'info')");
            }
            return new Payload(
                    required(payload, "summary"),
                    required(payload, "source"),
                    SEVERITIES.getOrDefault(required(payload, "severity"), 1),
                    text(payload, "component").orElse(""),
                    text(payload, "group").orElse(""),
                    text(payload, "class").orElse(""));
        }

        private String required(JsonNode payload, String field) {
            Optional<String> text = text(payload, field);
            if (text.isEmpty()) {
                errors.add("'payload." + field + "' is missing or blank");
            }
            return text.orElse("");
        }

        private Optional<String> text(JsonNode object, String field) {
            JsonNode node = object.path(field);
            if (node.isMissingNode() || node.isNull()) {
                return Optional.empty();
            }
            if (!node.isString()) {
                errors.add("'" + field + "' is not a text");
                return Optional.of("");
            }
            return Optional.of(node.stringValue()).filter(value -> !value.isBlank());
        }

        private String details(JsonMapper json) {
            return json.writeValueAsString(event.properties().stream()
                    .filter(field -> !"routing_key".equals(field.getKey()))
                    .collect(
                            java.util.LinkedHashMap::new,
                            (map, field) -> map.put(field.getKey(), field.getValue()),
                            java.util.LinkedHashMap<String, JsonNode>::putAll));
        }
    }
}
