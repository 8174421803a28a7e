package io.bongsu.launcher.home;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** The numbers chosen for one run. */
public final class Ports {

    private final Map<Port, Integer> numbers;

    public Ports(Map<Port, Integer> numbers) {
        this.numbers = new EnumMap<>(numbers);
    }

    /** Asks the operating system about one port; a seam for tests. */
    public interface Occupancy {
        boolean free(int port, boolean everyInterface);

        /** Any free port of the loopback interface. */
        int any();
    }

    /**
     * Chooses: what the environment says, else what the last run used, else the usual number. An internal port that is
     * taken moves away, unless the environment named it.
     *
     * @param wanted what this run opens; the others get their number too, but nobody looks whether it is free
     * @throws PortTaken when a port that may not move is in use; nothing has been started then
     */
    public static Ports choose(
            Set<Port> wanted, Map<String, String> environment, Map<Port, Integer> remembered, Occupancy occupancy)
            throws PortTaken {
        Map<Port, Integer> chosen = new EnumMap<>(Port.class);
        Set<Integer> used = new HashSet<>();
        for (Port port : Port.values()) {
            boolean named = !environment.getOrDefault(port.variable(), "").isBlank();
            int number = named
                    ? number(port, environment)
                    : port.open() ? port.preferred() : remembered.getOrDefault(port, port.preferred());
            boolean free = !wanted.contains(port) || (!used.contains(number) && occupancy.free(number, port.open()));
            if (!free && (named || port.open())) {
                throw new PortTaken(port, number);
            }
            while (!free) {
                number = occupancy.any();
                free = !used.contains(number);
            }
            used.add(number);
            chosen.put(port, number);
        }
        return new Ports(chosen);
    }

    private static int number(Port port, Map<String, String> environment) throws PortTaken {
        String text = environment.getOrDefault(port.variable(), "").strip();
        try {
            int number = Integer.parseInt(text);
            if (number > 0 && number < 65536) {
                return number;
            }
        } catch (NumberFormatException e) {
            // said below, for this and for a number out of range
        }
        throw new PortTaken(port.variable() + "=" + text + " is not a port number");
    }

    public int of(Port port) {
        Integer number = numbers.get(port);
        if (number == null) {
            throw new IllegalStateException(port + " has no number in this run");
        }
        return number;
    }

    public Map<Port, Integer> numbers() {
        return new EnumMap<>(numbers);
    }

    /** The machine's own answer. */
    public static final class Machine implements Occupancy {

        @Override
        public boolean free(int port, boolean everyInterface) {
            try (ServerSocket socket = new ServerSocket()) {
                socket.bind(
                        everyInterface
                                ? new InetSocketAddress(port)
                                : new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
                return true;
            } catch (IOException e) {
                return false;
            }
        }

        @Override
        public int any() {
            try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
                return socket.getLocalPort();
            } catch (IOException e) {
                throw new IllegalStateException("this machine has no free port on the loopback interface", e);
            }
        }
    }
}
