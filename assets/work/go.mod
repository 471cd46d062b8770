module gopark

go 1.25
