package io.bongsu.ticket.tmf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bongsu.platform.problem.Failure;
import io.bongsu.platform.problem.Violation;
import io.bongsu.platform.web.MergePatch;
import io.bongsu.ticket.tmf.TroubleOperations.Wanted;
import jakarta.validation.Validation;
import jakarta.validation.Validator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

class TroubleOperationsTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Validator VALIDATOR =
            Validation.buildDefaultValidatorFactory().getValidator();

    private final TroubleOperations operations = new TroubleOperations(new MergePatch(JSON), VALIDATOR, JSON);

    private Wanted read(String text) {
        return operations.read(JSON.readTree(text));
    }

    @Test
    void lastOfSeveralValuesCountsAndNotesAreAllAdded() {
        Wanted wanted = read("""
                [{"op": "test", "path": "/name", "value": "a"},
                 {"op": "add", "path": "/name", "value": "b"}, {"op": "replace", "path": "/name", "value": "c"},
                 {"op": "add", "path": "/note/-", "value": {"id": "1", "text": "x"}},
                 {"op": "add", "path": "/note/-", "value": {"text": "y", "author": "me"}}]""");
        assertThat(wanted.tests()).hasSize(1);
        assertThat(wanted.patch().name()).isEqualTo("c");
        assertThat(wanted.patch().newNotes())
                .extracting(TroubleTicketPatch.NoteWish::text)
                .containsExactly("x", "y");
        assertThat(read("[]").patch().newNotes()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{}| ",
                "[3]|/0/op",
                "[{'op': 'remove', 'path': '/severity'}]|/0/op",
                "[{'op': 'move', 'path': '/name', 'from': '/description'}]|/0/op",
                "[{'op': 'replace', 'path': '/name'}]|/0/value",
                "[{'op': 'replace', 'path': '/name', 'value': null}]|/0/value",
                "[{'op': 'replace', 'path': '/name', 'value': {}}]|/0/value",
                "[{'op': 'replace', 'path': '/name', 'value': ''}]|/name",
                "[{'op': 'replace', 'path': '/id', 'value': 'x'}]|/0/path",
                "[{'op': 'replace', 'path': '/note/0/text', 'value': 'x'}]|/0/path",
                "[{'op': 'replace', 'path': '/note/-', 'value': {'text': 'x'}}]|/0/path",
                "[{'op': 'add', 'path': '/note/-', 'value': 'x'}]|/0/value",
                "[{'op': 'test', 'path': '/note', 'value': []}]|/0/path",
                "[{'op': 'replace', 'path': '/name', 'value': 'x'}, {'op': 'test', 'path': '/name', 'value': 'x'}]|/1/op",
            })
    void whatIsNotUnderstoodIsNamed(String text, @Nullable String pointer) {
        assertThatThrownBy(() -> read(text.replace('\'', '"')))
                .isInstanceOfSatisfying(
                        Failure.class,
                        failure -> assertThat(failure.errors())
                                .extracting(Violation::pointer)
                                .containsExactly(pointer == null ? "" : pointer));
    }

    @Test
    void noMoreThanAFewOperations() {
        String one = "{\"op\": \"add\", \"path\": \"/note/-\", \"value\": {\"text\": \"x\"}}";
        assertThat(read("[" + (one + ",").repeat(49) + one + "]").patch().newNotes())
                .hasSize(50);
        assertThatThrownBy(() -> read("[" + (one + ",").repeat(50) + one + "]")).hasMessageContaining("50");
    }
}
