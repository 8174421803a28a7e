package io.bongsu.event.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.bongsu.platform.problem.Failure;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

class RuleReaderTest {
    private static final JsonMapper JSON = JsonMapper.shared();

    private static RuleDraft read(String body) {
        return RuleReader.read(JSON.readTree(body.replace('\'', '"')));
    }

    private static List<String> violations(String body) {
        Failure failure =
                Objects.requireNonNull(catchThrowableOfType(Failure.class, () -> read(body)), "nothing was wrong");
        return failure.errors().stream().map(v -> v.pointer() + " " + v.code()).toList();
    }

    @Test
    void smallestRuleHasSensibleDefaults() {
        RuleDraft draft = read("{'name':'n','series':{'metric':'m'},'condition':{'op':'>','value':1},'severity':3}");
        assertThat(draft.enabled()).isTrue();
        assertThat(draft.condition()).isEqualTo(new Condition(Op.GT, 1, 1));
        assertThat(draft.hold()).isZero();
        assertThat(draft.noData()).isNull();
        assertThat(draft.summary()).isEqualTo("{{entity.name}}: n ({{value}})");
    }

    @Test
    void comparisonInsideTheExpressionIsTheCondition() {
        RuleDraft draft =
                read("{'name':'n','expr':'system_cpu_utilization > 0.9','condition':{'recover':0.8},'severity':3}");
        assertThat(draft.expr()).isEqualTo("system_cpu_utilization");
        assertThat(draft.condition()).isEqualTo(new Condition(Op.GT, 0.9, 0.8));
    }

    @Test
    void selectorTextIsSeriesAndARegexIsAnExpression() {
        assertThat(read("{'name':'n','series':'m{a=`b`}','condition':{'op':'lt','value':1},'severity':3}")
                        .series())
                .isEqualTo(new Series("m", Map.of("a", "b")));
        assertThat(read("{'name':'n','series':'m{a=~`b`}','condition':{'op':'lt','value':1},'severity':3}")
                        .expr())
                .isEqualTo("m{a=~`b`}");
    }

    @Test
    void everythingWrongIsNamedAtOnce() {
        assertThat(violations("{'severity':9,'for':'1m','colour':'red','enabled':'yes'}"))
                .containsExactlyInAnyOrder(
                        "/colour unknown-field",
                        "/name required",
                        "/series required",
                        "/condition required",
                        "/for malformed",
                        "/severity out-of-range",
                        "/enabled malformed");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "'condition':{'op':'~','value':1} | /condition/op unknown-value",
                "'condition':{'op':'gt'} | /condition/value required",
                "'condition':{'op':'gt','value':'1'} | /condition/value malformed",
                "'condition':{'op':'gt','value':1e999} | /condition/value malformed",
                "'condition':{'op':'gt','value':1,'recover':2} | /condition/recover wrong-side",
                "'condition':{'op':'lt','value':1,'recover':0} | /condition/recover wrong-side",
                "'condition':{'op':'gt','value':1,'x':2} | /condition/x unknown-field",
                "'condition':7 | /condition malformed",
                "'for':'-PT1M' | /for out-of-range",
                "'for':'P400D' | /for out-of-range",
                "'for':60 | /for out-of-range",
                "'noData':'PT0S' | /noData out-of-range",
                "'severity':3.5 | /severity out-of-range",
                "'severity':'3' | /severity out-of-range",
                "'severity':99999999999 | /severity out-of-range",
                "'name':'' | /name required",
                "'name':{} | /name malformed",
                "'name':'a\\u0000b' | /name malformed",
                "'name':'a\\ud800b' | /name malformed",
                "'series':{'metric':''} | /series/metric required",
                "'series':{'metric':'m','labels':[]} | /series/labels malformed",
                "'series':{'metric':'m','labels':{'a':1}} | /series/labels/a malformed",
                "'series':{'metric':'m','labels':{'a':'\\u0000'}} | /series/labels/a malformed",
                "'series':[1] | /series malformed",
                "'expr':'up' | /series ambiguous",
                "'expr':'sum(up','series':null | /expr malformed",
                "'expr':'up > 2','series':null | /condition/value contradiction",
                "'summary':'{{nonsense}}' | /summary unknown-placeholder",
                "'summary':5 | /summary malformed",
            })
    void violationsArePrecise(String change, String expected) {
        String body = "{'name':'n','series':{'metric':'m'},'condition':{'op':'gt','value':1},'severity':3}";
        var rule = (tools.jackson.databind.node.ObjectNode) JSON.readTree(body.replace('\'', '"'));
        JSON.readTree(("{" + change + "}").replace('\'', '"'))
                .properties()
                .forEach(e -> rule.set(e.getKey(), e.getValue()));
        assertThat(violations(JSON.writeValueAsString(rule))).contains(expected);
    }

    @Test
    void tooLongIsSaid() {
        assertThat(violations("{'name':'" + "x".repeat(201)
                        + "','series':{'metric':'m'},'condition':{'op':'gt','value':1},'severity':3}"))
                .containsExactly("/name too-long");
    }

    @Test
    void draftsSurviveTheWayThroughJson() {
        RuleDraft draft = read(
                "{'name':'n','expr':'sum(up)','condition':{'op':'lt','value':1,'recover':2},'for':'PT90S','noData':'PT5M','severity':3,'summary':'s','enabled':false}");
        assertThat(RuleReader.read(RuleReader.write(draft))).isEqualTo(draft);
        assertThat(draft.hold()).isEqualTo(Duration.ofSeconds(90));
    }

    @Test
    void defaultRulesAreValidRules() {
        assertThat(DefaultRules.RULES.values())
                .isNotEmpty()
                .allSatisfy(draft ->
                        assertThat(RuleReader.read(RuleReader.write(draft))).isEqualTo(draft));
    }
}
