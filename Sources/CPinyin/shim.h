/* pinyin.h uses bool without including it. */
#include <stdbool.h>
#include <pinyin.h>
