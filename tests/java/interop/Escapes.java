/** Texts on one line of plain ASCII. */
final class Escapes {
  private Escapes() {}

  /** Writes every character but plain ASCII as JSON does, by its code. */
  static String escape(String text) {
    StringBuilder escaped = new StringBuilder();
    for (char unit : text.toCharArray()) {
      boolean plain = unit > 31 && unit < 127 && unit != '\\' && unit != '"';
      escaped.append(plain ? String.valueOf(unit) : String.format("\\u%04x", (int) unit));
    }
    return escaped.toString();
  }
}
