package io.bongsu.launcher.supervise;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;

/** Small questions to a process over the loopback interface. Every answer comes within two seconds. */
public final class Probe {

    private static final int LIMIT_MILLIS = 2_000;

    private Probe() {}

    /** The status of a GET that follows no redirect; 0 when nobody answers. */
    public static int status(String url) {
        try {
            HttpURLConnection connection =
                    (HttpURLConnection) URI.create(url).toURL().openConnection();
            connection.setConnectTimeout(LIMIT_MILLIS);
            connection.setReadTimeout(LIMIT_MILLIS);
            connection.setInstanceFollowRedirects(false);
            connection.setRequestProperty("Accept", "text/html,application/json");
            try {
                return connection.getResponseCode();
            } finally {
                connection.disconnect();
            }
        } catch (IOException e) {
            return 0;
        }
    }
}
