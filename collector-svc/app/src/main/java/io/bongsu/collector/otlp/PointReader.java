package io.bongsu.collector.otlp;

/** Reads one kind of data point. */
interface PointReader {

    /** Takes the point whose bytes begin where the wire stands. */
    void read(int end);
}
