package io.bongsu.ticket.ticket;

import static org.assertj.core.api.Assertions.assertThat;

import io.bongsu.platform.problem.Violation;
import io.bongsu.ticket.ticket.CustomField.Kind;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

/** What custom fields hold, and what is said about anything else. */
class CustomReaderTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private static CustomField field(Kind kind) {
        List<CustomField.Choice> choices =
                kind == Kind.CHOICE ? List.of(new CustomField.Choice("seoul", new Names("서울", null))) : List.of();
        return new CustomField(
                new UUID(1, 1),
                kind.word() + "Field",
                kind,
                List.of("incident"),
                List.of(),
                kind == Kind.DATE,
                false,
                false,
                new Names(null, kind.word()),
                choices,
                0,
                1);
    }

    private static final List<CustomField> FIELDS =
            java.util.Arrays.stream(Kind.values()).map(CustomReaderTest::field).toList();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "textField | \"  본사 3층 \" | 본사 3층",
                "numberField | 12.50 | 12.5",
                "numberField | -100 | -100",
                "numberField | 0.000 | 0",
                "dateField | \"2028-02-29\" | 2028-02-29",
                "booleanField | false | false",
                "choiceField | \"seoul\" | seoul",
                "personField | \"p-1\" | p-1",
                "personField | {\"id\": \"p-1\", \"name\": \"Somebody\"} | p-1"
            })
    void valueIsKeptInTheFormOfItsKind(String key, String written, String compared) {
        CustomReader reader = new CustomReader();
        Map<String, @Nullable CustomValue> values =
                reader.read(JSON.readTree("{\"" + key + "\": " + written + "}"), FIELDS);
        assertThat(reader.errors()).isEmpty();
        CustomValues kept = CustomValues.NONE.with(values);
        assertThat(kept.compared()).containsEntry(key, compared);
        assertThat(CustomValues.of(kept.kept())).as("read back").isEqualTo(kept);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "textField | 5 | not-a-text",
                "textField | \" \" | not-blank",
                "textField | \"two\\nlines\" | pattern",
                "textField | \"abc\u202Edef\" | pattern",
                "numberField | \"12\" | not-a-number",
                "numberField | 1e400 | out-of-range",
                "numberField | 1e300 | out-of-range",
                "numberField | 0.0000001 | out-of-range",
                "numberField | 1234567890123456 | out-of-range",
                "dateField | \"2027-02-29\" | malformed",
                "dateField | \"29.2.2028\" | malformed",
                "dateField | \"0001-01-01\" | out-of-range",
                "dateField | null | required",
                "booleanField | \"true\" | not-a-flag",
                "choiceField | \"busan\" | unknown-value",
                "choiceField | [\"seoul\"] | unknown-value",
                "personField | 7 | not-a-person",
                "siteField | 1 | unknown-field"
            })
    void anythingElseIsNamedWithItsPlace(String key, String written, String code) {
        CustomReader reader = new CustomReader();
        reader.read(JSON.readTree("{\"" + key + "\": " + written + "}"), FIELDS);
        assertThat(reader.errors()).extracting(Violation::pointer).containsExactly("/custom/" + key);
        assertThat(reader.errors()).extracting(Violation::code).containsExactly(code);
    }

    @Test
    void allThatIsWrongIsNamedAtOnce() {
        CustomReader reader = new CustomReader();
        reader.read(JSON.readTree("{\"textField\": 1, \"booleanField\": 1}"), FIELDS);
        assertThat(reader.errors()).hasSize(2);
        reader.read(JSON.readTree("[]"), FIELDS);
        assertThat(reader.errors().getLast().pointer()).isEqualTo("/custom");
    }

    @Test
    void nullTakesAwayWhatIsNotRequired() {
        CustomReader reader = new CustomReader();
        CustomValues before = CustomValues.of("{\"textField\": \"a\", \"numberField\": 1.25}");
        CustomValues after = before.with(reader.read(JSON.readTree("{\"textField\": null}"), FIELDS));
        assertThat(reader.errors()).isEmpty();
        assertThat(after.compared()).containsExactly(Map.entry("numberField", "1.25"));
    }
}
