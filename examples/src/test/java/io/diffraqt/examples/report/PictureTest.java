package io.diffraqt.examples.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.diffraqt.examples.data.ImageSet;
import io.diffraqt.examples.data.ImageShape;
import io.diffraqt.examples.data.Origin;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

/// PNG files are read back by the platform's own decoder.
class PictureTest {
  private static final Origin ORIGIN = Origin.of("set", "made here", 200);

  @Test
  void greyPixelsComeBackFromThePng() throws IOException {
    var picture = Picture.grey(2, 3, new byte[] {0, 50, 100, (byte) 150, (byte) 200, (byte) 255});
    var decoded = ImageIO.read(new ByteArrayInputStream(picture.toPng()));
    assertThat(decoded.getWidth()).isEqualTo(3);
    assertThat(decoded.getHeight()).isEqualTo(2);
    assertThat(decoded.getRaster().getSample(2, 1, 0)).isEqualTo(255);
    assertThat(decoded.getRaster().getSample(0, 1, 0)).isEqualTo(150);
    assertThat(decoded.getRaster().getNumBands()).isEqualTo(1);
  }

  @Test
  void colourPixelsComeBackFromThePng() throws IOException {
    var picture = Picture.colour(1, 2, new byte[] {1, 2, 3, (byte) 250, (byte) 251, (byte) 252});
    var decoded = ImageIO.read(new ByteArrayInputStream(picture.toPng()));
    assertThat(decoded.getRGB(0, 0)).isEqualTo(0xff010203);
    assertThat(decoded.getRGB(1, 0)).isEqualTo(0xfffafbfc);
  }

  @Test
  void valuesThatDoNotFillThePictureAreRefused() {
    assertThatThrownBy(() -> Picture.grey(2, 2, new byte[3]))
        .hasMessage("3 values do not fill a picture of 2 x 2 with 1 channels");
  }

  @Test
  void aGridHasNarrowGreyLinesBetweenItsPictures() {
    var set = ImageSet.of(ORIGIN, ImageShape.grey(1, 1), new double[] {200, 100, 0});
    var grid = PictureGrid.ofColumns(2).draw(set);
    assertThat(grid.width()).isEqualTo(1 + 2 + 1);
    assertThat(grid.height()).isEqualTo(1 + 2 + 1);
    assertThat(grid.value(0, 0, 0)).isEqualTo(255);
    assertThat(grid.value(0, 1, 0)).isEqualTo(96);
    assertThat(grid.value(0, 3, 0)).isEqualTo(128);
    assertThat(grid.value(3, 0, 0)).isZero();
  }

  @Test
  void magnificationDrawsPixelsAsSquares() {
    var set = ImageSet.of(ORIGIN, ImageShape.grey(1, 2), new double[] {200, 0});
    var picture = PictureGrid.ofColumns(5).withMagnification(3).drawOne(set, 0);
    assertThat(picture.width()).isEqualTo(6);
    assertThat(picture.height()).isEqualTo(3);
    assertThat(picture.value(2, 2, 0)).isEqualTo(255);
    assertThat(picture.value(2, 3, 0)).isZero();
  }

  @Test
  void colourPicturesKeepTheirChannels() {
    var set = ImageSet.of(ORIGIN, new ImageShape(1, 1, 3), new double[] {0, 100, 200});
    var picture = PictureGrid.ofColumns(1).draw(set);
    assertThat(picture.channels()).isEqualTo(3);
    assertThat(picture.value(0, 0, 1)).isEqualTo(128);
    assertThat(picture.value(0, 0, 2)).isEqualTo(255);
  }

  @Test
  void eachPictureCanBeBrightenedByItsOwnMaximum() {
    var set = ImageSet.of(ORIGIN, ImageShape.grey(1, 2), new double[] {0.01, 0.02, 0, 0});
    var grid = PictureGrid.ofColumns(1).withTone(Tone.BY_MAXIMUM).draw(set);
    assertThat(grid.value(0, 0, 0)).isEqualTo(128);
    assertThat(grid.value(0, 1, 0)).isEqualTo(255);
    assertThat(grid.value(3, 0, 0)).isZero();
  }

  @Test
  void valuesOutsideTheRangeAndNotANumberStayInIt() {
    var values = new double[] {-5, 500, Double.NaN, Double.POSITIVE_INFINITY};
    var picture = PictureGrid.ofColumns(1).draw(ImageSet.of(ORIGIN, ImageShape.grey(1, 4), values));
    assertThat(picture.value(0, 0, 0)).isZero();
    assertThat(picture.value(0, 1, 0)).isEqualTo(255);
    assertThat(picture.value(0, 2, 0)).isZero();
    assertThat(picture.value(0, 3, 0)).isEqualTo(255);
  }

  @Test
  void whatCannotBeShownIsRefused() {
    var empty = ImageSet.of(ORIGIN, ImageShape.grey(1, 1), new double[0]);
    var twoChannels = ImageSet.of(ORIGIN, new ImageShape(1, 1, 2), new double[2]);
    assertThatThrownBy(() -> PictureGrid.ofColumns(1).draw(empty))
        .hasMessageContaining("no pictures");
    assertThatThrownBy(() -> PictureGrid.ofColumns(1).draw(twoChannels))
        .hasMessage("pictures with 2 channels cannot be shown; 1 is grey, 3 is red-green-blue");
    assertThatThrownBy(() -> PictureGrid.ofColumns(0)).hasMessageContaining("not 0 and 1");
  }
}
