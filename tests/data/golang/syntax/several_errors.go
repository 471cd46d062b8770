package main

func a() { x := }

func b() { y := ) }

func c() { goto }

func d() { var }

func e() { if }

func f() { for }

func g() { [ }

func h() { ] }

func i() { . }

func j() { := }

func k() { , }
