package io.bongsu.collector.protocol.host;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import oshi.SystemInfo;
import oshi.hardware.GlobalMemory;
import oshi.hardware.HWDiskStore;
import oshi.hardware.NetworkIF;
import oshi.software.os.OSFileStore;
import oshi.software.os.OperatingSystem;

/** Everything of a machine but its processor and processes. */
final class Machine {
    private static final int MOST = 64; // of each kind; container hosts have thousands of mounts
    private static final Set<String> NOT_DISKS =
            Set.of("tmpfs", "devtmpfs", "squashfs", "overlay", "ramfs", "efivarfs");
    private static final List<Path> MACHINE_IDS =
            List.of(Path.of("/etc/machine-id"), Path.of("/var/lib/dbus/machine-id"));

    private final SystemInfo system;

    Machine(SystemInfo system) {
        this.system = system;
    }

    Map<String, String> resource(String name) {
        OperatingSystem os = system.getOperatingSystem();
        Map<String, String> resource = new TreeMap<>();
        resource.put("host.name", name.isEmpty() ? os.getNetworkParams().getHostName() : name);
        String id = machineId();
        if (!id.isEmpty()) {
            resource.put("host.id", id);
        }
        resource.put("host.arch", System.getProperty("os.arch", ""));
        resource.put("os.type", System.getProperty("os.name", "").toLowerCase(Locale.ROOT));
        resource.put("os.name", os.getFamily());
        resource.put("os.version", os.getVersionInfo().toString());
        return resource;
    }

    /** Not every system has one; the name identifies it too. */
    private static String machineId() {
        return MACHINE_IDS.stream()
                .filter(Files::isReadable)
                .map(Machine::text)
                .filter(text -> !text.isEmpty())
                .findFirst()
                .orElse("");
    }

    private static String text(Path path) {
        try {
            return Files.readString(path).strip();
        } catch (IOException e) {
            return "";
        }
    }

    void memory(Findings findings) {
        GlobalMemory memory = system.getHardware().getMemory();
        double total = memory.getTotal();
        double free = memory.getAvailable();
        findings.gauge("system.memory.usage", "By", Map.of("system.memory.state", "used"), total - free);
        findings.gauge("system.memory.usage", "By", Map.of("system.memory.state", "free"), free);
        findings.gauge("system.memory.limit", "By", Map.of(), total);
        findings.gauge("system.memory.utilization", "1", Map.of(), (total - free) / total);
    }

    void fileSystems(Findings findings) {
        Set<String> devices = new HashSet<>();
        int told = 0;
        for (OSFileStore store : system.getOperatingSystem().getFileSystem().getFileStores(true)) {
            boolean counts = store.getTotalSpace() > 0
                    && (store.getMount().equals("/") || !NOT_DISKS.contains(store.getType()))
                    && devices.add(store.getMount());
            if (!counts || ++told > MOST) {
                continue;
            }
            Map<String, String> which =
                    Map.of("system.device", store.getVolume(), "system.filesystem.mountpoint", store.getMount());
            double used = (double) store.getTotalSpace() - store.getFreeSpace();
            findings.gauge("system.filesystem.usage", "By", which, used);
            findings.gauge("system.filesystem.utilization", "1", which, used / (used + store.getUsableSpace()));
        }
    }

    void disks(Findings findings) {
        system.getHardware().getDiskStores().stream().limit(MOST).forEach(disk -> disk(findings, disk));
    }

    private static void disk(Findings findings, HWDiskStore disk) {
        findings.counter("system.disk.io", "By", io(disk.getName(), "read"), (double) disk.getReadBytes());
        findings.counter("system.disk.io", "By", io(disk.getName(), "write"), (double) disk.getWriteBytes());
    }

    private static Map<String, String> io(String device, String direction) {
        return Map.of("system.device", device, "disk.io.direction", direction);
    }

    void network(Findings findings) {
        system.getHardware().getNetworkIFs().stream().limit(MOST).forEach(one -> {
            findings.counter("system.network.io", "By", io(one, "receive"), (double) one.getBytesRecv());
            findings.counter("system.network.io", "By", io(one, "transmit"), (double) one.getBytesSent());
            findings.counter("system.network.errors", "{error}", io(one, "receive"), (double) one.getInErrors());
            findings.counter("system.network.errors", "{error}", io(one, "transmit"), (double) one.getOutErrors());
        });
    }

    private static Map<String, String> io(NetworkIF network, String direction) {
        return Map.of("network.interface.name", network.getName(), "network.io.direction", direction);
    }

    void uptime(Findings findings) {
        findings.gauge("system.uptime", "s", Map.of(), (double)
                system.getOperatingSystem().getSystemUptime());
    }
}
