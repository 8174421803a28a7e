package io.bongsu.collector.protocol.host;

/**
 * @param name what the machine is called; empty for its own host name
 * @param topProcesses how many processes are told, those that use most processor time first
 */
public record HostSettings(String name, int topProcesses) {

    public static HostSettings standard() {
        return new HostSettings("", 10);
    }
}
