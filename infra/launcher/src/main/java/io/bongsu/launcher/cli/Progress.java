package io.bongsu.launcher.cli;

import io.bongsu.launcher.supervise.ComponentState;
import io.bongsu.launcher.supervise.State;
import io.bongsu.launcher.supervise.SuiteState;
import java.io.PrintStream;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** Says one line each time something happens to a component. */
final class Progress {

    private final PrintStream out;
    private final Map<String, State> said = new HashMap<>();

    Progress(PrintStream out) {
        this.out = out;
    }

    /** Says nothing about what is so already. */
    void startFrom(SuiteState suite) {
        suite.components().forEach(component -> said.put(component.name(), component.state()));
    }

    void show(SuiteState suite) {
        for (ComponentState component : suite.components()) {
            State before = said.put(component.name(), component.state());
            if (before != component.state()) {
                say(component);
            }
        }
    }

    private void say(ComponentState component) {
        switch (component.state()) {
            case HEALTHY ->
                line(component, String.format(Locale.ROOT, "ready after %.1f s", component.startMillis() / 1000.0));
            case RESTARTING -> line(component, component.detail() + ", starts again");
            case UNHEALTHY -> line(component, component.detail());
            case FAILED -> line(component, "failed: " + component.detail());
            case STOPPING -> {
                if (!component.detail().isEmpty()) {
                    line(component, component.detail());
                }
            }
            case STOPPED -> line(component, "stopped");
            case PREPARING, WAITING, STARTING -> {
                // the next step says it
            }
        }
    }

    private void line(ComponentState component, String what) {
        out.printf("  %-14s %s%n", component.name(), what);
        out.flush();
    }
}
