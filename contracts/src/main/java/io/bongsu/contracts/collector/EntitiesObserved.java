package io.bongsu.contracts.collector;

import io.bongsu.contracts.Fact;
import java.util.List;

/**
 * Sources saw entities. What became known together is told together: thousands of hosts are seen again each minute.
 *
 * @param entities at most {@value #MOST}, their order means nothing
 */
@Fact("io.bongsu.collector.entity.observed.v2")
public record EntitiesObserved(List<EntityObserved> entities) {
    public static final int MOST = 100;
}
