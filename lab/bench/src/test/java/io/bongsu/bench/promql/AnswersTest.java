package io.bongsu.bench.promql;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AnswersTest {

    @Test
    void orderOfSeriesAndLabelsDoesNotMatter() {
        Answers one = answers("""
                {"metric":{"a":"1","b":"2"},"values":[[10,"1"],[20,"NaN"]]},{"metric":{"a":"2"},"values":[[10,"+Inf"]]}""");
        Answers other = answers("""
                {"metric":{"a":"2"},"values":[[10.0,"+Inf"]]},{"metric":{"b":"2","a":"1"},"values":[[10,"1"],[20,"NaN"]]}""");
        assertThat(one.difference(other, 0)).isEmpty();
    }

    @Test
    void aMissingSeriesAMissingPointAndAnotherValueAreDifferences() {
        Answers one = answers("{\"metric\":{\"a\":\"1\"},\"values\":[[10,\"1\"],[20,\"2\"]]}");
        assertThat(one.difference(answers(""), 1e-9)).contains("other series");
        assertThat(one.difference(answers("{\"metric\":{\"a\":\"1\"},\"values\":[[10,\"1\"]]}"), 1e-9))
                .contains("other times");
        assertThat(one.difference(answers("{\"metric\":{\"a\":\"1\"},\"values\":[[10,\"1\"],[20,\"2.1\"]]}"), 1e-9))
                .contains("2.0 and 2.1");
        assertThat(one.difference(answers("{\"metric\":{\"a\":\"1\"},\"values\":[[10,\"1\"],[20,\"NaN\"]]}"), 1e-9))
                .contains("NaN");
    }

    @Test
    void theLastDigitsOfASumMayDiffer() {
        Answers one = answers("{\"metric\":{},\"value\":[10,\"16.423333333333332\"]}");
        Answers other = answers("{\"metric\":{},\"value\":[10,\"16.42333333333333\"]}");
        assertThat(one.difference(other, 1e-9)).isEmpty();
        assertThat(one.sum()).isBetween(16.0, 17.0);
    }

    private static Answers answers(String result) {
        return Answers.of("{\"status\":\"success\",\"data\":{\"resultType\":\"matrix\",\"result\":[" + result + "]}}");
    }
}
