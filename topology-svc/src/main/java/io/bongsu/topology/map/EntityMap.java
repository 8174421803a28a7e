package io.bongsu.topology.map;

import java.util.List;
import java.util.UUID;

/**
 * A map with what is on it.
 *
 * @param truncated there is more than a map can show; the worst are on it
 * @param total how many entities there are
 */
record EntityMap(String id, String name, List<Node> nodes, List<Edge> edges, boolean truncated, long total) {

    record Node(UUID id, String type, String name, int health, int alertCount) {}

    record Edge(UUID id, String type, UUID from, UUID to) {}
}
