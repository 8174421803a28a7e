package io.bongsu.ticket.tmf;

import io.bongsu.platform.problem.Failure;
import io.bongsu.platform.problem.Failures;
import io.bongsu.platform.web.MergePatch;
import jakarta.validation.Validator;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * JSON patch (RFC 6902) as far as a trouble ticket can be changed: {@code test} first, then {@code add} and {@code replace} of
 * what is changed by merge patch, and {@code add} of notes. All or nothing.
 */
@Component
class TroubleOperations {
    private static final int MOST = 50;
    private static final String NOTE = "/note/-";
    private static final Set<String> CHANGED =
            Set.of("/name", "/description", "/severity", "/status", "/statusChangeReason");
    private static final Set<String> TESTED = Set.of(
            "/id", "/name", "/description", "/severity", "/status", "/statusChangeReason", "/priority", "/ticketType");
    private static final Set<String> PATCHED =
            Set.of("name", "description", "severity", "status", "statusChangeReason", "note");
    private static final TroubleTicketPatch NOTHING = new TroubleTicketPatch(null, null, null, null, null, null);

    private final MergePatch patches;
    private final Validator validator;
    private final JsonMapper json;

    TroubleOperations(MergePatch patches, Validator validator, JsonMapper json) {
        this.patches = patches;
        this.validator = validator;
        this.json = json;
    }

    /** @param path of the first level */
    record Test(String path, JsonNode value) {
        boolean holds(JsonNode ticket) {
            return ticket.at(path).equals(value);
        }
    }

    /** @param tests have to hold, or nothing is changed */
    record Wanted(List<Test> tests, TroubleTicketPatch patch) {}

    Wanted read(JsonNode body) {
        if (!(body instanceof ArrayNode operations) || operations.size() > MOST) {
            throw Failures.invalid("", "invalid", "A JSON patch is an array of at most " + MOST + " operations.");
        }
        List<Test> tests = new ArrayList<>();
        ObjectNode changes = json.createObjectNode();
        for (int i = 0; i < operations.size(); i++) {
            read("/" + i, operations.get(i), tests, changes);
        }
        return new Wanted(tests, sound(patches.apply(NOTHING, changes, TroubleTicketPatch.class, PATCHED)));
    }

    /** @throws Failure when a test does not hold of the ticket as it is told */
    void check(Wanted wanted, TroubleTicket told) {
        JsonNode ticket = json.valueToTree(told);
        wanted.tests().stream().filter(test -> !test.holds(ticket)).findFirst().ifPresent(test -> {
            throw Failures.conflict(
                    "test-failed", "The ticket is not what it was taken for", test.path() + " is another one.");
        });
    }

    private void read(String at, JsonNode operation, List<Test> tests, ObjectNode changes) {
        String op = operation.path("op").asString("");
        String path = operation.path("path").asString("");
        JsonNode value = operation.get("value");
        if (!Set.of("test", "add", "replace").contains(op)) {
            throw refused(at + "/op", "op is test, add or replace");
        }
        if (value == null || value.isNull()) {
            throw refused(at + "/value", "Say a value; nothing can be removed");
        }
        if (op.equals("test")) {
            test(at, path, value, tests, changes);
        } else if (op.equals("add") && path.equals(NOTE)) {
            changes.withArrayProperty("note").add(note(at, value));
        } else if (CHANGED.contains(path)) {
            changes.set(path.substring(1), text(at, value));
        } else {
            throw refused(at + "/path", "You can change " + sorted(CHANGED) + ", and add to " + NOTE);
        }
    }

    private static void test(String at, String path, JsonNode value, List<Test> tests, ObjectNode changes) {
        if (!changes.isEmpty()) {
            throw refused(at + "/op", "Tests come before changes");
        }
        if (!TESTED.contains(path)) {
            throw refused(at + "/path", "You can test " + sorted(TESTED));
        }
        tests.add(new Test(path, value));
    }

    /** One that is added is new, whatever it is called. */
    private static JsonNode note(String at, JsonNode value) {
        if (!(value instanceof ObjectNode note) || !note.path("text").isString()) {
            throw refused(at + "/value", "A note has a text");
        }
        return note.deepCopy().without("id");
    }

    private static JsonNode text(String at, JsonNode value) {
        if (!value.isString()) {
            throw refused(at + "/value", "The value is a text");
        }
        return value;
    }

    private TroubleTicketPatch sound(TroubleTicketPatch patch) {
        validator.validate(patch).stream().findFirst().ifPresent(violation -> {
            throw Failures.invalid("/" + violation.getPropertyPath(), "invalid", "It " + violation.getMessage() + ".");
        });
        return patch;
    }

    private static Failure refused(String pointer, String why) {
        return Failures.invalid(pointer, "not-understood", why + ".");
    }

    private static String sorted(Set<String> paths) {
        return String.join(", ", paths.stream().sorted().toList());
    }
}
