// Protects: a 发文字号 is read as GB/T 9704 writes it, and each wrong way of writing one is told with the
// right one.
#include "content/doc_number.h"

#include <doctest/doctest.h>

using namespace gongbao;

namespace {

/// The right form and the faults: "穗食安办〔2026〕3号 | the year stands in [] and not in 〔〕".
std::string told(std::string_view text) {
  const DocNumberReading reading = read_doc_number(text);
  return (reading.number ? reading.number->text() : "none") +
         (reading.fault.empty() ? "" : " | " + reading.fault);
}

}  // namespace

TEST_CASE("a number that is written as it should be") {
  const DocNumberReading reading = read_doc_number("穗食安办〔2026〕13号");
  REQUIRE(reading.number);
  CHECK(reading.number->series == "穗食安办");
  CHECK(reading.number->year == 2026);
  CHECK(reading.number->number == 13);
  CHECK(reading.fault == "");
}

TEST_CASE("wrong brackets, zeros, 第, digits and spaces, each with what is meant") {
  const std::string right = "穗食安办〔2026〕3号";
  for (const char* wrong : {"穗食安办[2026]3号", "穗食安办(2026)3号", "穗食安办（2026）3号",
                            "穗食安办【2026】3号", "穗食安办［2026］3号", "穗食安办〔2026]3号"})
    CHECK_MESSAGE(told(wrong).starts_with(right + " | the year stands in "), told(wrong));
  CHECK(told("穗食安办〔2026〕03号") == right + " | the number begins with a zero");
  CHECK(told("穗食安办〔2026〕第3号") == right + " | 第 stands before the number");
  CHECK(told("穗食安办〔2026〕 3号") == right + " | a space stands in it");
  CHECK(told("穗食安办〔２０２６〕３号") == right + " | its digits are full-width");
  CHECK(told("穗食安办〔2026年〕3号") == right + " | 年 stands after the year");
  CHECK(told("穗食安办〔2026〕3") == right + " | it does not end in 号");
  CHECK(told("穗食安办[2026]第003号") == right +
                                             " | the year stands in [] and not in 〔〕; 第 stands before the "
                                             "number; the number begins with a zero");
}

TEST_CASE("what cannot be told is not guessed") {
  CHECK(told("穗食安办〔26〕3号") == "none | the year has two digits");
  CHECK(told("〔2026〕3号") == "none | it does not say whose number it is");
  CHECK(told("穗食安办〔2026〕号") == "none | what stands after the year is no number");
  CHECK(told("穗食安办〔2026〕0号") == "none | what stands after the year is no number");
  CHECK(told("穗食安办〔2026〕99999999999999999999号") == "none | what stands after the year is no number");
  CHECK(told("穗食安办2026年3号") == "none | the year stands without 〔〕");
}

TEST_CASE("orders, announcements by issue, masked years and other texts are no faults") {
  for (const char* right : {"某省人民政府令第155号", "2021年第9号", "国家某局公告2021年第9号",
                            "某政发〔20XX〕5号", "", "登记件", "A & <b> \"x\" ♥"})
    CHECK_MESSAGE(told(right) == "none", told(right));
}
