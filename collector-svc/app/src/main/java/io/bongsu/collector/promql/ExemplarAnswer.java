package io.bongsu.collector.promql;

import io.bongsu.collector.exemplars.Exemplar;
import io.bongsu.collector.promql.parse.NumberText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JsonGenerator;

/** Exemplars as Prometheus answers them: by series, in order of time. */
final class ExemplarAnswer {

    private ExemplarAnswer() {}

    static byte[] of(Map<Long, StoredParts.Name> named, List<Exemplar> found) {
        Map<StoredParts.Name, List<Exemplar>> bySeries = new LinkedHashMap<>();
        for (Exemplar one : found) {
            StoredParts.Name name = named.get(one.series());
            if (name != null) {
                bySeries.computeIfAbsent(name, _ -> new ArrayList<>()).add(one);
            }
        }
        return PrometheusAnswer.success(json -> {
            json.writeStartArray();
            bySeries.forEach((name, exemplars) -> series(json, name, exemplars));
            json.writeEndArray();
        });
    }

    private static void series(JsonGenerator json, StoredParts.Name name, List<Exemplar> exemplars) {
        json.writeStartObject();
        json.writeName("seriesLabels");
        json.writeStartObject();
        json.writeStringProperty("__name__", name.metric());
        name.labels().each(json::writeStringProperty);
        json.writeEndObject();
        json.writeArrayPropertyStart("exemplars");
        for (Exemplar one : exemplars) {
            json.writeStartObject();
            json.writeName("labels");
            json.writeStartObject();
            one.labels().each(json::writeStringProperty);
            json.writeEndObject();
            json.writeStringProperty("value", NumberText.json(one.value()));
            json.writeName("timestamp");
            json.writeNumber(PrometheusAnswer.seconds(one.at()));
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }
}
