package io.diffraqt.examples.report;

/// Something that stands in a section of a page. Each is a plain value; {@link Page#toHtml} draws
/// it.
public sealed interface Block
    permits BarChart,
        Facts,
        HeatMap,
        HistogramChart,
        LineChart,
        Notice,
        Paragraph,
        PictureFigure,
        SideBySide,
        Table {}
