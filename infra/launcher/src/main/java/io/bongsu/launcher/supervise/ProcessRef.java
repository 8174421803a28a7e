package io.bongsu.launcher.supervise;

import java.util.Optional;

/**
 * A process that can be recognised after its number may have been given to another.
 *
 * @param pid its number
 * @param started when it began, in the kernel's ticks since boot (milliseconds since 1970 where there is no /proc)
 * @param boot which boot of the machine the ticks belong to
 */
public record ProcessRef(long pid, long started, String boot) {

    public static ProcessRef of(long pid) {
        return new ProcessRef(pid, ProcessTable.started(pid), ProcessTable.boot());
    }

    /** The process itself, if it still runs. */
    public Optional<ProcessHandle> handle() {
        return alive() ? ProcessHandle.of(pid) : Optional.empty();
    }

    public boolean alive() {
        return boot.equals(ProcessTable.boot()) && started != ProcessTable.GONE && ProcessTable.started(pid) == started;
    }

    /**
     * Whether members of the session that it led may still run. The kernel gives the number of a session to no other
     * process as long as the session has members: nobody has it now, so who is in it was started by ours.
     */
    boolean leftOrphans() {
        return boot.equals(ProcessTable.boot()) && ProcessTable.started(pid) == ProcessTable.GONE;
    }
}
